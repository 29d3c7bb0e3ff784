using BuildingBlocks.Hosting;
using Collaborative;

await CollaborativeService.Create(args).RunServiceAsync(args);
