using Compliance;

await ComplianceService.Create(args).RunServiceAsync(args);
