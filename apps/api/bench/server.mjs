// A process that serves, for the benchmark to send requests to: the service itself, or a bare Nest + Fastify + pg handler.
import 'reflect-metadata';

import { Controller, Get, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Pool } from 'pg';

import { createApp } from '../dist/app.js';

/** The plainest statement that fetches a region's figures and England's. */
const FIGURES = `
  select area_code, series_id, contributors, contributors_not_shown, counts, not_applicable
  from   released.cell
  where  release_id = $1 and area_code in ($2, 'E92000001') and rater_type = 'own'`;

const { kind, addresses, keptAnswers } = JSON.parse(process.argv[2] ?? '{}');

/** One handler and one prepared statement: no session, no validation, no check of the answer. */
async function bareApp() {
  const pool = new Pool({ connectionString: addresses.svc_released, max: 10 });
  const kept = new Map();
  class BareController {
    async read(releaseId, regionCode) {
      const { rows } = await pool.query({ name: 'figures', text: FIGURES, values: [releaseId, regionCode] });
      return { rows };
    }

    async cached(releaseId, regionCode) {
      const key = `${releaseId} ${regionCode}`;
      if (!kept.has(key)) kept.set(key, await this.read(releaseId, regionCode));
      return kept.get(key);
    }
  }
  for (const name of ['read', 'cached']) {
    const handler = Object.getOwnPropertyDescriptor(BareController.prototype, name);
    Param('releaseId')(BareController.prototype, name, 0);
    Param('regionCode')(BareController.prototype, name, 1);
    Get(`${name}/releases/:releaseId/regions/:regionCode/results`)(BareController.prototype, name, handler);
  }
  Controller()(BareController);
  class BareModule {}
  Module({ controllers: [BareController] })(BareModule);
  return NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
}

const app =
  kind === 'bare'
    ? await bareApp()
    : await createApp({ addresses, production: false, demonstration: true, keptAnswers });
await app.listen(0, '127.0.0.1');
process.send?.({ port: app.getHttpServer().address().port });
