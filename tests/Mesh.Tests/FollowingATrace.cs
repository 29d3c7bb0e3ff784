using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Mesh.Tests;

/// <summary>One trace id from the request to SQL, the bus and the ledger.</summary>
[Collection("one house, and one test kills parts of it")]
public sealed class FollowingATrace(House house)
{
    [Fact]
    public async Task Finds_one_vote_in_every_service_that_it_passed()
    {
        var ballot = await Voting.OpenAsync(house, ["NO"]);
        var trace = Guid.NewGuid().ToString("n");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(await House.AddressOfAsync("gateway"), "/graphql"))
        {
            Content = JsonContent.Create(new
            {
                query = "mutation C($input: CastVoteInput!) { castVote(input: $input) { id } }",
                variables = new { input = new { commandId = Guid.CreateVersion7(), ballotId = ballot, position = "APPROVE", comments = Array.Empty<object>() } },
            }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Voting.TokenOfAsync(house, "delegate.no"));
        request.Headers.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        Assert.Contains("castVote", await (await http.SendAsync(request)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var page = new Uri(await House.AddressOfAsync("mesh"), $"/traces/{trace}");
        string[] expected = ["gateway", "standards", "ledger", "append_streams", "publish ledger.acts"];
        var seen = "";
        for (var patience = 0; patience < 60 && !expected.All(e => seen.Contains(e, StringComparison.Ordinal)); patience++)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            var answer = await http.GetAsync(page, TestContext.Current.CancellationToken);
            seen = answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
        }
        Assert.All(expected, e => Assert.Contains(e, seen, StringComparison.Ordinal));
    }
}
