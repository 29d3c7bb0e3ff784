using BuildingBlocks.Graph;
using BuildingBlocks.Hosting;
using BuildingBlocks.Messaging;
using GraphQL;
using Identity.Accounts;
using Identity.AuthorizingAClient;
using Identity.ChangingAPassword;
using Identity.Clients;
using Identity.ExchangingTokens;
using Identity.Graph;
using Identity.IssuingALink;
using Identity.KeepingPasskeys;
using Identity.Keys;
using Identity.ListingSessions;
using Identity.OpeningAnAccount;
using Identity.Pages;
using Identity.Register;
using Identity.Seeding;
using Identity.Sessions;
using Identity.SigningIn;
using Identity.SigningOut;
using Identity.Tokens;
using Identity.VerifyingADevice;
using Identity.WithdrawingAnAgreement;

namespace Identity;

/// <summary>Who people are and for whom they act: the OpenID provider, the register of organizations, and their subgraph.</summary>
static class IdentityService
{
    /// <param name="configure">What a test has otherwise than the world.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        configure?.Invoke(builder);
        builder.AddService("identity", typeof(IdentityService).Assembly);
        builder.AddSubgraph<Query>(s => s.WithMutation<Mutation>());
        builder.AddKeys();
        builder.AddAccounts();
        builder.AddAuthorizationServer();
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SecurePolicy) = ("aigov.identity.form", CookieSecurePolicy.SameAsRequest));
        builder.Services.AddSingleton<Registrar>().AddSingleton<People>().AddSingleton<PersonActs>().AddSingleton<Links>().AddSingleton<SignInLimits>();
        builder.Services.AddScoped<SessionStore>().AddScoped<Grants>().AddScoped<SignIn>().AddScoped<ReturnAddress>().AddScoped<Passwords>().AddScoped<Loaders>();
        builder.Services.AddHostedService<ClientRegistration>();
        builder.Services.AddHostedService<Pruning>();
        builder.AddSeeding();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UsePagesForErrors();
        app.UseAssets();
        app.MapService();
        app.UseAntiforgery();
        app.SubscribeToReceipts();
        MapPages(app);
        return app;
    }

    static void MapPages(WebApplication app)
    {
        app.MapSignIn();
        app.MapSignOut();
        app.MapOpening();
        app.MapAccount();
        app.MapPassword();
        app.MapWithdrawal();
        app.MapPasskeys();
        app.MapAuthorize();
        app.MapExchange();
        app.MapUserInfo();
        app.MapVerify();
    }
}
