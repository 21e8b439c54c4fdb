// A process that serves the service as it runs in production, but for how many answers it keeps.
import { createApp } from '../dist/app.js';

const { addresses, keptAnswers } = JSON.parse(process.argv[2]);
const app = await createApp({ addresses, production: true, demonstration: false, keptAnswers });
await app.listen(0, '127.0.0.1');
process.on('disconnect', () => process.exit());
process.send({ port: app.getHttpServer().address().port });
