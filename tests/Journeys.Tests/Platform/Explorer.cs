using System.Text.Json;

namespace Journeys.Tests.Platform;

/// <summary>Asks the graph through the explorer's door, with the token of whoever is signed in on that page.</summary>
sealed class Explorer(IPage page)
{
    public async Task<JsonElement> AskAsync(string query, object? variables = null)
    {
        if (!page.Url.EndsWith("/explorer", StringComparison.Ordinal))
            await page.GotoAsync("/explorer");
        var answer = await page.EvaluateAsync<JsonElement>(
            """
            async question => {
              const token = document.getElementById('explorer').dataset.token;
              const answer = await fetch('/graphql', {
                method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token }, body: question,
              });
              return await answer.json();
            }
            """,
            JsonSerializer.Serialize(new { query, variables }));
        Assert.False(answer.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array, answer.ToString());
        return answer.GetProperty("data");
    }
}
