using BuildingBlocks.Hosting;
using Standards;

await StandardsService.Create(args).RunServiceAsync(args);
