using Standards;

await StandardsService.Create(args).RunServiceAsync(args);
