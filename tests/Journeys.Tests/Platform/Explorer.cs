using System.Text.Json;
using System.Text.RegularExpressions;

namespace Journeys.Tests.Platform;

/// <summary>Asks the graph through the explorer's door, with the session of whoever is signed in on that page; the page itself goes nowhere.</summary>
sealed partial class Explorer(IPage page)
{
    string? token;

    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        var requests = page.Context.APIRequest;
        token ??= Token().Match(await (await requests.GetAsync("/explorer")).TextAsync()).Groups["token"].Value;
        var answer = await requests.PostAsync("/graphql", new() { DataObject = new { query, variables }, Headers = [new("X-CSRF-TOKEN", token)] });
        var told = (await answer.JsonAsync())!.Value;
        Assert.False(told.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array, told.ToString());
        return told.GetProperty("data");
    }

    [GeneratedRegex("data-token=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
