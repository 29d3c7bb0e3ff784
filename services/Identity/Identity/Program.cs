using BuildingBlocks.Hosting;
using Identity;
using Identity.InvitingTheFirst;
using Identity.Keys;

var app = IdentityService.Create(args);
if (!await RollingKeys.RunAsync(app, args) && !await FirstInvitation.RunAsync(app, args))
    await app.RunServiceAsync(args);
