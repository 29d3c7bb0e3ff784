using System.Net;
using System.Text.Json;
using Replay.Asking;

namespace Replay.SigningIn;

/// <summary>Signs people in as a browser would: authorization code with PKCE (RFC 7636), the sign-in form filled in, the code taken from the redirect.</summary>
/// <remarks>Nothing listens at the loopback address: the redirect to it is read, not followed.</remarks>
sealed class SignIn
{
    const string Client = "aigov-cli";
    const string Redirect = "http://127.0.0.1:49152/callback";
    const int MostSteps = 8;
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly Uri authorization, exchange;
    readonly string password;

    SignIn(Uri authorization, Uri exchange, string password) => (this.authorization, this.exchange, this.password) = (authorization, exchange, password);

    /// <summary>Learns from Identity's discovery document where to go.</summary>
    public static async Task<SignIn> AtAsync(Uri identity, string password, CancellationToken cancellation)
    {
        using var browser = Browser();
        try
        {
            var document = JsonSerializer.Deserialize<JsonElement>(await browser.GetStringAsync(new Uri(identity, ".well-known/openid-configuration"), cancellation));
            Uri Endpoint(string name) => new(document.GetProperty(name).GetString()!);
            return new(Endpoint("authorization_endpoint"), Endpoint("token_endpoint"), password);
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or KeyNotFoundException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw Trouble.WithMesh($"Identity does not answer at {identity} → start the house by infra/up, or name another by --identity");
        }
    }

    /// <returns>An access token of that person.</returns>
    public Task<string> TokenOfAsync(string userName, CancellationToken cancellation) =>
        Patience.TryAsync(() => OnceAsync(userName, cancellation), $"sign-in of {userName}", cancellation);

    async Task<string> OnceAsync(string userName, CancellationToken cancellation)
    {
        using var browser = Browser();
        var proof = Proof.New();
        var code = await CodeAsync(browser, new Uri($"{authorization}?{proof.Request(Client, Redirect)}"), userName, proof, cancellation);
        using var answer = await browser.PostAsync(exchange, new FormUrlEncodedContent(proof.Exchange(Client, Redirect, code)), cancellation);
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(await answer.Content.ReadAsStreamAsync(cancellation), cancellationToken: cancellation);
        return answer.IsSuccessStatusCode
            ? body.GetProperty("access_token").GetString()!
            : throw Trouble.WithMesh($"Identity gave {userName} no token: {body.GetProperty("error").GetString()}");
    }

    async Task<string> CodeAsync(HttpClient browser, Uri start, string userName, Proof proof, CancellationToken cancellation)
    {
        var (address, signedIn) = (start, false);
        var answer = await browser.GetAsync(address, cancellation);
        for (var step = 0; step < MostSteps; step++)
        {
            if (answer.Headers.Location is { } location)
            {
                address = new Uri(address, location);
                if (address.AbsoluteUri.StartsWith(Redirect, StringComparison.Ordinal))
                    return proof.CodeFrom(address) ?? throw Trouble.WithMesh($"Identity refused {userName}: {address.Query}");
                answer = await browser.GetAsync(address, cancellation);
            }
            else if (!signedIn && answer.StatusCode is HttpStatusCode.OK && SignInForm.Find(await answer.Content.ReadAsStringAsync(cancellation)) is { } form)
            {
                address = new Uri(address, form.Action);
                answer = await browser.PostAsync(address, form.Filled(userName, password), cancellation);
                signedIn = true;
            }
            else
            {
                throw Refused(answer.StatusCode, userName);
            }
        }
        throw Trouble.WithMesh($"Identity sends {userName} in circles");
    }

    static Exception Refused(HttpStatusCode status, string userName) => status switch
    {
        HttpStatusCode.Unauthorized    => Trouble.WithMesh($"Identity does not accept {userName} with the demonstration password → name the right file by --password-file"),
        HttpStatusCode.TooManyRequests => Trouble.WithMesh("Too many sign-ins from this address have failed → wait five minutes"),
        >= HttpStatusCode.InternalServerError => new HttpRequestException($"Identity answered {(int)status}", inner: null, status),
        _                              => Trouble.WithMesh($"Identity answered {(int)status} where the sign-in form was expected"),
    };

    static HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), MaxConnectionsPerServer = 1 }) { Timeout = Timeout };
}
