import {
  AuditFileKey,
  AuditKey,
  exchangeRoutes,
  type FileAnswer,
  ImportKey,
  type ImportPreview,
  TakeOverImport,
} from '@plumbline/contract';
import { FILE_LIMITS } from '@plumbline/exchange/reading';
import { Body, Controller, Inject, Param } from '@nestjs/common';

import { type Caller, WhoIsAsking } from '../../access/caller.js';
import { Endpoint } from '../../platform/endpoint.js';
import { Tenancy } from '../../platform/tenancy.js';
import { UploadedFile } from '../../platform/uploaded-file.js';
import { auditFile } from './audit-files.js';
import { readAuditToExport } from './audit-to-export.js';
import { keepWorkbook, readImport, refusal, requireOpenAudit, takeOver } from './import.service.js';
import { Seal } from './seal.js';
import { WorkbookReader } from './workbook-reader.js';

@Controller()
export class ExchangeController {
  constructor(
    @Inject(Tenancy) private readonly tenancy: Tenancy,
    @Inject(Seal) private readonly seal: Seal,
    @Inject(WorkbookReader) private readonly reader: WorkbookReader,
  ) {}

  @Endpoint(exchangeRoutes.exportAudit)
  async export(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditFileKey }) { auditId, format }: AuditFileKey,
  ): Promise<FileAnswer> {
    const { personId } = caller;
    const exported = await this.tenancy.read(caller, (tx) => readAuditToExport(tx, { auditId, personId }));
    return auditFile(exported, format, this.seal);
  }

  @Endpoint(exchangeRoutes.uploadWorkbook)
  async upload(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: AuditKey }) { auditId }: AuditKey,
    @UploadedFile(FILE_LIMITS.bytes) bytes: Buffer,
  ): Promise<ImportPreview> {
    const stepper = { auditId, personId: caller.personId };
    await this.tenancy.read(caller, (tx) => requireOpenAudit(tx, stepper));
    // No transaction stays open while a file is read.
    const sheets = await this.reader.read(bytes).catch((error: unknown) => {
      throw refusal(error);
    });
    return this.tenancy.change(caller, (tx) => keepWorkbook(tx, stepper, { bytes, sheets, seal: this.seal }));
  }

  @Endpoint(exchangeRoutes.readImport)
  read(@WhoIsAsking() caller: Caller, @Param({ schema: ImportKey }) key: ImportKey): Promise<ImportPreview> {
    return this.tenancy.read(caller, (tx) => readImport(tx, key));
  }

  @Endpoint(exchangeRoutes.takeOverImport)
  takeOver(
    @WhoIsAsking() caller: Caller,
    @Param({ schema: ImportKey }) key: ImportKey,
    @Body({ schema: TakeOverImport }) decision: TakeOverImport,
  ): Promise<ImportPreview> {
    return this.tenancy.change(caller, (tx) =>
      takeOver(tx, { key, personId: caller.personId, name: caller.name }, decision),
    );
  }
}
