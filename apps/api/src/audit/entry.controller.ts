import {
  type Answer,
  EnteredKey,
  type Entry,
  EntryKey,
  entryRoutes,
  type FileAnswer,
  type ImportPreview,
  SaveAskedAnswer,
} from '@plumbline/contract';
import { FILE_LIMITS } from '@plumbline/exchange/reading';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { type Caller, WhoIsAsking } from '../access/caller.js';
import { Endpoint } from '../platform/endpoint.js';
import { type Asked, AskedOnce, once } from '../platform/once.js';
import { Tenancy } from '../platform/tenancy.js';
import { UploadedFile } from '../platform/uploaded-file.js';
import { VersionRead } from '../platform/version-read.js';
import { readEntry, saveEntered } from './enter-for-partners.js';
import { keepEntry, readEntryToExport, requireOpenEntry } from './exchange/entry-workbook.service.js';
import { entryFile } from './exchange/entry-workbook.js';
import { refusal } from './exchange/import.service.js';
import { Seal } from './exchange/seal.js';
import { WorkbookReader } from './exchange/workbook-reader.js';
import { answerOf } from './save-answers.js';

/** Ratings of agencies without an account, entered by the audit lead: by hand, or from the workbook that the agency sent back. */
@Controller()
export class EntryController {
  constructor(
    @Inject(Tenancy) private readonly tenancy: Tenancy,
    @Inject(Seal) private readonly seal: Seal,
    @Inject(WorkbookReader) private readonly reader: WorkbookReader,
  ) {}

  @Endpoint(entryRoutes.readEntry)
  read(@WhoIsAsking() caller: Caller, @Param({ schema: EntryKey }) key: EntryKey): Promise<Entry> {
    return this.tenancy.read(caller, (tx) => readEntry(tx, key));
  }

  @Endpoint(entryRoutes.saveEntered)
  // oxlint-disable-next-line max-params -- one decorated parameter for each part of the request
  save(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: EnteredKey }) key: EnteredKey,
    @Body({ schema: SaveAskedAnswer }) change: SaveAskedAnswer,
    @VersionRead() version: number,
    @AskedOnce() asked: Asked | null,
  ): Promise<Answer> {
    const { auditId, agencyId: id, recommendationId } = key;
    const entering = { id, personId: caller.personId, name: caller.name };
    const answers = [{ ...change, recommendationId, version }];
    const changes = { auditId, answers, pointerOf: () => '#/body', keepsLate: true };
    return this.tenancy
      .change(caller, (tx) => once(tx, asked, () => saveEntered(tx, entering, changes)))
      .then(([outcome]) => {
        if (!outcome) throw new Error('A change that is not refused has an outcome');
        return answerOf(outcome);
      });
  }

  @Endpoint(entryRoutes.exportEntry)
  async export(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: EntryKey }) key: EntryKey,
  ): Promise<FileAnswer> {
    const { personId } = caller;
    return entryFile(
      await this.tenancy.read(caller, (tx) => readEntryToExport(tx, { key, personId })),
      this.seal,
    );
  }

  @Endpoint(entryRoutes.uploadEntry)
  async upload(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: EntryKey }) key: EntryKey,
    @UploadedFile(FILE_LIMITS.bytes) bytes: Buffer,
  ): Promise<ImportPreview> {
    const asking = { key, personId: caller.personId };
    await this.tenancy.read(caller, (tx) => requireOpenEntry(tx, asking));
    // No transaction stays open while a file is read.
    const sheets = await this.reader.read(bytes).catch((error: unknown) => {
      throw refusal(error);
    });
    return this.tenancy.change(caller, (tx) => keepEntry(tx, asking, { bytes, sheets, seal: this.seal }));
  }
}
