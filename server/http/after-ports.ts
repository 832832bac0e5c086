/** What the routes after END EX need: proof, publishing, the improvement plan, exports, replay, the programme. */
export interface AfterPorts {}
