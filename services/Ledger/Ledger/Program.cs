using BuildingBlocks.Hosting;
using Ledger;

await LedgerService.Create(args).RunServiceAsync(args);
