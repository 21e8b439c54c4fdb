// A process that serves the plainest Nest + Fastify + pg handlers: no session, no validation, no row-level security, no check of the answer.
import 'reflect-metadata';

import { Body, Controller, Get, Module, Param, Patch } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Pool } from 'pg';

import { AUDIT, FIGURES, SAVE, valuesOf } from './statements.mjs';

const { address } = JSON.parse(process.argv[2]);
const pool = new Pool({ connectionString: address, max: 10, idleTimeoutMillis: 60_000 });
const kept = new Map();

class BareController {
  async read(releaseId, regionCode) {
    const { rows } = await pool.query({ ...FIGURES, values: [releaseId, regionCode] });
    return { rows };
  }

  async cached(releaseId, regionCode) {
    const key = `${releaseId} ${regionCode}`;
    if (!kept.has(key)) kept.set(key, await this.read(releaseId, regionCode));
    return kept.get(key);
  }

  async audit(authorityId, auditId) {
    const { rows } = await pool.query({ ...AUDIT, values: [authorityId, auditId] });
    return { rows };
  }

  async save(answers) {
    const { rows } = await pool.query({ ...SAVE, values: valuesOf(answers) });
    return { rows };
  }
}

const mount = (name, verb, ...parameters) => {
  parameters.forEach((parameter, at) => parameter(BareController.prototype, name, at));
  verb(BareController.prototype, name, Object.getOwnPropertyDescriptor(BareController.prototype, name));
};
mount('read', Get('read/:releaseId/:regionCode'), Param('releaseId'), Param('regionCode'));
mount('cached', Get('cached/:releaseId/:regionCode'), Param('releaseId'), Param('regionCode'));
mount('audit', Get('audits/:authorityId/:auditId'), Param('authorityId'), Param('auditId'));
mount('save', Patch('answers'), Body());
Controller()(BareController);
class BareModule {}
Module({ controllers: [BareController] })(BareModule);

const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
process.on('disconnect', () => process.exit());
process.send({ port: app.getHttpServer().address().port });
