using System.Net;
using System.Text.RegularExpressions;

namespace Replay.SigningIn;

/// <summary>The form of a page that asks for a password, with what the page itself put into it (antiforgery, return address).</summary>
sealed partial record SignInForm(string Action, IReadOnlyDictionary<string, string> Hidden)
{
    public static SignInForm? Find(string page) =>
        Form().Matches(page)
            .Where(form => Password().IsMatch(form.Value))
            .Select(form => new SignInForm(
                Attributes(form.Groups["tag"].Value).GetValueOrDefault("action", ""),
                Input().Matches(form.Value).Select(input => Attributes(input.Value))
                    .Where(a => a.GetValueOrDefault("type") == "hidden" && a.ContainsKey("name"))
                    .ToDictionary(a => a["name"], a => a.GetValueOrDefault("value", ""), StringComparer.Ordinal)))
            .FirstOrDefault();

    public FormUrlEncodedContent Filled(string userName, string password) =>
        new([.. Hidden, new("userName", userName), new("password", password)]);

    static Dictionary<string, string> Attributes(string tag) =>
        Attribute().Matches(tag).ToDictionary(a => a.Groups["name"].Value.ToLowerInvariant(), a => WebUtility.HtmlDecode(a.Groups["value"].Value), StringComparer.Ordinal);

    [GeneratedRegex("""(?<tag><form\b[^>]*>).*?</form>""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("""<input\b[^>]*>""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("""<input\b[^>]*\btype="password"[^>]*>""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Password();

    [GeneratedRegex("""\b(?<name>[a-z-]+)="(?<value>[^"]*)["]""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
