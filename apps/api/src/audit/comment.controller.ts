import {
  AddComment,
  AnswerKey,
  AuditKey,
  CommentKey,
  commentRoutes,
  type Comments,
  ResolveComment,
} from '@plumbline/contract';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { type Asked, AskedOnce, once } from '../platform/once.js';
import { Tenancy } from '../platform/tenancy.js';
import { addComment, listComments, resolveComment } from './comments.js';

@Controller()
export class CommentController {
  constructor(@Inject(Tenancy) private readonly tenancy: Tenancy) {}

  @Endpoint(commentRoutes.listComments)
  list(@WhoIsAsking() caller: Caller, @Param({ schema: AuditKey }) { auditId }: AuditKey): Promise<Comments> {
    return this.tenancy.read(caller, async (tx) => ({ comments: await listComments(tx, auditId) }));
  }

  @Endpoint(commentRoutes.addComment)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  add(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AnswerKey }) key: AnswerKey,
    @Body({ schema: AddComment }) { words }: AddComment,
    @AskedOnce() asked: Asked | null,
  ): Promise<Comments> {
    const comment = { words, personId: caller.personId };
    return this.tenancy.change(caller, (tx) =>
      once(tx, asked, async () => ({ comments: await addComment(tx, key, comment) })),
    );
  }

  @Endpoint(commentRoutes.resolveComment)
  resolve(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: CommentKey }) key: CommentKey,
    @Body({ schema: ResolveComment }) { resolved }: ResolveComment,
  ): Promise<Comments> {
    const change = { resolved, personId: caller.personId };
    return this.tenancy.change(caller, async (tx) => ({ comments: await resolveComment(tx, key, change) }));
  }
}
