/** A file on its way, with how much of it has gone; `fetch` does not tell that. */
import { currentToken, ProblemError, renew, unreachable } from '../../api/http.js';
import type { Problem } from '../../../../server/shared/api.js';

function once(path: string, file: Blob, progress: (share: number) => void): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', `/api${path}`);
    call.responseType = 'json';
    call.setRequestHeader('authorization', `Bearer ${currentToken() ?? ''}`);
    call.setRequestHeader('content-type', file.type);
    call.upload.addEventListener('progress', (event) => event.lengthComputable && progress(event.loaded / event.total));
    call.addEventListener('load', () => resolve({ status: call.status, body: call.response as unknown }));
    call.addEventListener('error', () => reject(new ProblemError(unreachable)));
    call.send(file);
  });
}

/** `progress`: from 0 to 1. @throws ProblemError */
export async function upload<T>(path: string, file: Blob, progress: (share: number) => void): Promise<T> {
  let answer = await once(path, file, progress);
  if (answer.status === 401 && (await renew())) answer = await once(path, file, progress);
  if (answer.status < 300) return answer.body as T;
  const problem = answer.body as Problem | null;
  throw new ProblemError(problem?.code ? problem : { ...unreachable, status: answer.status });
}
