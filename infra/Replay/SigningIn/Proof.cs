using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Web;

namespace Replay.SigningIn;

/// <summary>What ties a code to the one who asked for it: verifier and challenge (RFC 7636), and the state of the request.</summary>
sealed record Proof(string Verifier, string State)
{
    const int Entropy = 32;

    public static Proof New() => new(Random(), Random());

    public string Request(string client, string redirect) => string.Join('&', new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["response_type"] = "code",
        ["client_id"] = client,
        ["redirect_uri"] = redirect,
        ["scope"] = "openid api",
        ["state"] = State,
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
    }.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));

    public Dictionary<string, string> Exchange(string client, string redirect, string code) => new(StringComparer.Ordinal)
    {
        ["grant_type"] = "authorization_code",
        ["client_id"] = client,
        ["redirect_uri"] = redirect,
        ["code"] = code,
        ["code_verifier"] = Verifier,
    };

    /// <returns>Null if the redirect answers another request, or carries no code.</returns>
    public string? CodeFrom(Uri redirect)
    {
        var query = HttpUtility.ParseQueryString(redirect.Query);
        return query["state"] == State ? query["code"] : null;
    }

    static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Entropy));
}
