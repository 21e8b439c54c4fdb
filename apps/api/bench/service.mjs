// A process that serves, for the benchmark to send requests to: the service itself, or a bare Nest + Fastify + pg handler.
import 'reflect-metadata';

import { Controller, Get, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import pg from 'pg';

import { createApp } from '../dist/app.js';

const { kind, addresses, sql } = JSON.parse(process.argv[2] ?? '{}');

const decorate = (target, name, decorators) =>
  decorators.forEach((decorator) =>
    decorator(target.prototype, name, Object.getOwnPropertyDescriptor(target.prototype, name)),
  );

/** One handler, one query, no session, no validation, no disclosure control: what the platform allows at best. */
async function bareApp() {
  const pool = new pg.Pool({ connectionString: addresses.svc_released, max: 10 });
  const kept = new Map();
  class BareController {
    async read(releaseId, regionCode) {
      const { rows } = await pool.query({ name: 'bare', text: sql, values: [regionCode, releaseId] });
      return rows[0];
    }
    async cached(releaseId, regionCode) {
      const key = `${releaseId} ${regionCode}`;
      if (!kept.has(key)) kept.set(key, await this.read(releaseId, regionCode));
      return kept.get(key);
    }
  }
  for (const name of ['read', 'cached']) {
    Param('releaseId')(BareController.prototype, name, 0);
    Param('regionCode')(BareController.prototype, name, 1);
    decorate(BareController, name, [Get(`${name}/releases/:releaseId/regions/:regionCode/results`)]);
  }
  Controller()(BareController);
  class BareModule {}
  Module({ controllers: [BareController] })(BareModule);
  return NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
}

const app =
  kind === 'bare'
    ? await bareApp()
    : await createApp({ addresses, production: false, keptAnswers: kind === 'kept' ? undefined : 0 });
await app.listen(0, '127.0.0.1');
process.send?.({ port: app.getHttpServer().address().port });
