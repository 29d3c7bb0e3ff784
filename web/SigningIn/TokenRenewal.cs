using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Web.SigningIn;

/// <summary>Keeps a signed-in person's access token fresh: a token that is about to lapse is renewed once, however many requests ask at the same time.</summary>
/// <remarks>
/// Renewal turns the refresh token over, so the second of two requests with the same cookie must get the first one's answer:
/// answers are kept for a minute by the refresh token that was spent for them.
/// </remarks>
sealed class TokenRenewal(IHttpClientFactory clients, IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider time, ILogger<TokenRenewal> log)
{
    public const string Client = "tokens";
    static readonly TimeSpan Ahead = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    readonly Dictionary<string, Renewal> renewals = new(StringComparer.Ordinal);
    readonly Lock gate = new();

    public async Task RenewWhenNeeded(CookieValidatePrincipalContext context)
    {
        if (!IsLapsing(context.Properties))
            return;
        var spent = context.Properties.GetTokenValue("refresh_token");
        switch (spent is null ? new Answer.Refused() : await Renew(spent))
        {
            case Answer.Renewed fresh:
                Store(context.Properties, fresh);
                context.ShouldRenew = true;
                break;
            case Answer.Refused:
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                break;
            case Answer.Unreachable:   // nobody is signed out for that: the next request asks again
                break;
        }
    }

    bool IsLapsing(AuthenticationProperties properties) =>
        !DateTimeOffset.TryParse(properties.GetTokenValue("expires_at"), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var lapses)
        || lapses - time.GetUtcNow() < Ahead;

    async Task<Answer> Renew(string spent)
    {
        var renewal = Shared(spent);
        var answer = await renewal.Answer;
        if (answer is Answer.Unreachable)
            Forget(spent, renewal);
        return answer;
    }

    Renewal Shared(string spent)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            foreach (var old in renewals.Where(r => now - r.Value.At > Kept).Select(r => r.Key).ToList())
                renewals.Remove(old);
            if (!renewals.TryGetValue(spent, out var renewal))
                renewals[spent] = renewal = new(now, Ask(spent));
            return renewal;
        }
    }

    void Forget(string spent, Renewal renewal)
    {
        lock (gate)
            if (renewals.GetValueOrDefault(spent) == renewal)
                renewals.Remove(spent);
    }

    async Task<Answer> Ask(string refreshToken)
    {
        try
        {
            var provider = options.Get(OpenIdConnectDefaults.AuthenticationScheme);
            var addresses = await provider.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken,
                ["client_id"] = provider.ClientId!,
                ["client_secret"] = provider.ClientSecret ?? "",
            });
            using var http = clients.CreateClient(Client);
            using var response = await http.PostAsync(new Uri(addresses.TokenEndpoint), form);
            if (response.IsSuccessStatusCode)
                return Renewed(new OpenIdConnectMessage(await response.Content.ReadAsStringAsync()), refreshToken);
            log.LogInformation("A session was not renewed: {Status}", (int)response.StatusCode);
            return (int)response.StatusCode < 500 ? new Answer.Refused() : new Answer.Unreachable();
        }
        catch (Exception wrong) when (wrong is HttpRequestException or OperationCanceledException or InvalidOperationException)
        {
            log.LogWarning("The identity service could not be reached to renew a session: {Why}", wrong.Message);
            return new Answer.Unreachable();
        }
    }

    Answer.Renewed Renewed(OpenIdConnectMessage answer, string spent) => new(
        answer.AccessToken,
        answer.RefreshToken ?? spent,
        time.GetUtcNow().AddSeconds(int.TryParse(answer.ExpiresIn, CultureInfo.InvariantCulture, out var seconds) ? seconds : 300));

    static void Store(AuthenticationProperties properties, Answer.Renewed fresh)
    {
        properties.UpdateTokenValue("access_token", fresh.Access);
        properties.UpdateTokenValue("refresh_token", fresh.Refresh);
        properties.UpdateTokenValue("expires_at", fresh.ExpiresAt.ToString("o", CultureInfo.InvariantCulture));
    }

    sealed record Renewal(DateTimeOffset At, Task<Answer> Answer);

    abstract record Answer
    {
        public sealed record Renewed(string Access, string Refresh, DateTimeOffset ExpiresAt) : Answer;
        public sealed record Refused : Answer;
        public sealed record Unreachable : Answer;
    }
}
