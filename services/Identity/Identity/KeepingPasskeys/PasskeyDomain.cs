using System.Net;

namespace Identity.KeepingPasskeys;

/// <summary>Passkeys are bound to a domain name and to a secure context: a bare address cannot have them, <c>localhost</c> can.</summary>
static class PasskeyDomain
{
    public static bool IsUsable(HttpContext http) =>
        !IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out _) && (http.Request.IsHttps || http.Request.Host.Host == "localhost");
}
