import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

import { AgenciesController } from './access/agencies.controller.js';
import { AgencyPeopleController } from './access/agency-people.controller.js';
import { Asking } from './access/asking.js';
import { Callers } from './access/callers.js';
import { DemonstrationPeople } from './access/demonstration-people.js';
import { KeyController } from './access/key.controller.js';
import { MachineCallers } from './access/machine-callers.js';
import { PeopleController } from './access/people.controller.js';
import { PermissionGuard } from './access/permission.guard.js';
import { SessionCookie } from './access/session-cookie.js';
import { CONTACT, SessionController } from './access/session.controller.js';
import { AnswerController } from './audit/answer.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { ContactController } from './audit/contact.controller.js';
import { CommentController } from './audit/comment.controller.js';
import { EntryController } from './audit/entry.controller.js';
import { EvidenceController } from './audit/evidence.controller.js';
import { ExchangeController } from './audit/exchange/exchange.controller.js';
import { Seal } from './audit/exchange/seal.js';
import { WorkbookReader } from './audit/exchange/workbook-reader.js';
import { PartnerController } from './audit/partner.controller.js';
import { PositionController } from './audit/position.controller.js';
import { SharingController } from './audit/sharing.controller.js';
import { PlanController } from './audit/plan/plan.controller.js';
import { ChangeController } from './change/change.controller.js';
import { ComparisonController } from './comparison/comparison.controller.js';
import { OwnResultsController } from './comparison/own-results.controller.js';
import { isPublished } from './comparison/region-results.query.js';
import { FrameworkController } from './framework/framework.controller.js';
import { optionsOf } from './platform/database.js';
import { EndpointInterceptor } from './platform/endpoint.interceptor.js';
import { HealthController } from './platform/health.controller.js';
import type { Addresses } from './platform/logins.js';
import { ProblemFilter } from './platform/problem.filter.js';
import { Readiness } from './platform/readiness.js';
import { Tenancy } from './platform/tenancy.js';
import { ValidationPipe } from './platform/validation.pipe.js';
import { Builder } from './release/builder.js';
import { CyclesController } from './release/cycles.controller.js';

/** Pools of the trust zones that requests are served from. The importer, the release builder and the jobs are not among them. */
const SERVED = ['svc_auth', 'svc_authority', 'svc_released', 'svc_evaluation', 'svc_platform'] as const;

export interface AppSettings {
  readonly addresses: Addresses;
  readonly production: boolean;
  /** Whether one click signs in. */
  readonly demonstration: boolean;
  /** Where people can reach whoever runs the service. */
  readonly contact?: string | null;
  /** By which address people reach the service: requests sent to another are refused; null: none are. */
  readonly address?: string | null;
  /** How many answers of immutable routes a process keeps. */
  readonly keptAnswers?: number | undefined;
  /** How many requests a minute a process answers to one key. */
  readonly requestsPerKey?: number | undefined;
  /** From which level on is logged, and where to; to standard output where it is left out. */
  readonly log?: { readonly level: string; readonly stream: { write(line: string): void } };
}

/** Of each login: more keep two cores busy with changing between them. */
const CONNECTIONS = 6;

/** A region's results have some 10 kB. */
const KEPT_ANSWERS = 1_000;

/** Enough to fetch every published figure of a cycle, once in a minute. */
const REQUESTS_PER_KEY = 120;

/** In the order of the flow. */
const CONTROLLERS = [
  HealthController,
  FrameworkController,
  SessionController,
  PeopleController,
  AgenciesController,
  AgencyPeopleController,
  KeyController,
  AuditController,
  AnswerController,
  ExchangeController,
  PartnerController,
  EntryController,
  PositionController,
  SharingController,
  CommentController,
  EvidenceController,
  ContactController,
  PlanController,
  CyclesController,
  ComparisonController,
  OwnResultsController,
  ChangeController,
];

@Module({})
export class AppModule {
  static with({
    addresses,
    production,
    demonstration,
    contact = null,
    keptAnswers = KEPT_ANSWERS,
    requestsPerKey = REQUESTS_PER_KEY,
  }: AppSettings): DynamicModule {
    return {
      module: AppModule,
      imports: SERVED.map((login) =>
        TypeOrmModule.forRoot({ ...optionsOf(addresses[login], CONNECTIONS), retryAttempts: 1 }, login),
      ),
      controllers: CONTROLLERS,
      providers: [
        {
          provide: Readiness,
          useFactory: (...pools: DataSource[]) => new Readiness(pools),
          inject: SERVED.map((login) => getDataSourceToken(login)),
        },
        Tenancy,
        { provide: Seal, useFactory: () => new Seal(addresses.svc_authority) },
        { provide: WorkbookReader, useFactory: () => new WorkbookReader() },
        { provide: Builder, useFactory: () => new Builder(addresses.svc_release_builder) },
        {
          provide: Callers,
          useFactory: (auth: DataSource) => new Callers(auth),
          inject: [getDataSourceToken('svc_auth')],
        },
        {
          provide: MachineCallers,
          useFactory: (auth: DataSource) => new MachineCallers(auth, requestsPerKey),
          inject: [getDataSourceToken('svc_auth')],
        },
        {
          provide: DemonstrationPeople,
          useFactory: (auth: DataSource) => new DemonstrationPeople(auth, demonstration),
          inject: [getDataSourceToken('svc_auth')],
        },
        { provide: CONTACT, useValue: contact },
        Asking,
        { provide: SessionCookie, useFactory: () => new SessionCookie(production) },
        { provide: APP_GUARD, useClass: PermissionGuard },
        {
          provide: APP_INTERCEPTOR,
          useFactory: (reflector: Reflector, released: DataSource) =>
            new EndpointInterceptor(reflector, {
              most: keptAnswers,
              // A version of a framework never goes; a release can be withdrawn.
              stillStands: async ({ releaseId, earlierId }) =>
                (releaseId === undefined || (await isPublished(released, releaseId))) &&
                (earlierId === undefined || (await isPublished(released, earlierId))),
            }),
          inject: [Reflector, getDataSourceToken('svc_released')],
        },
        { provide: APP_PIPE, useFactory: () => new ValidationPipe() },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
