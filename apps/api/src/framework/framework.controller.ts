import { type FrameworkContent, frameworkRoutes, FrameworkVersionKey } from '@plumbline/contract';
import { Controller, Inject, Param } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { Endpoint } from '../platform/endpoint.js';
import { ProblemError } from '../platform/problem-error.js';
import { describeVersion } from './describe-version.js';
import { findVersion } from './versions.query.js';

/** What is asked is the same for everybody who is signed in: no tenant is set. */
@Controller()
export class FrameworkController {
  constructor(@Inject(getDataSourceToken('svc_authority')) private readonly database: DataSource) {}

  @Endpoint(frameworkRoutes.readFrameworkVersion)
  async readVersion(
    @Param({ schema: FrameworkVersionKey }) { frameworkId, version }: FrameworkVersionKey,
  ): Promise<FrameworkContent> {
    const content = await findVersion(this.database.manager, frameworkId, Number(version));
    if (!content) throw new ProblemError('not-found');
    return describeVersion(content);
  }
}
