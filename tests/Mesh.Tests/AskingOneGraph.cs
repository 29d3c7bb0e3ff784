using System.Net.Http.Json;
using System.Text.Json;

namespace Mesh.Tests;

/// <summary>An integrator, with a token of its own, asks one question of three services.</summary>
[Collection("one house, and one test kills parts of it")]
public sealed class AskingOneGraph(House house)
{
    [Fact]
    public async Task Joins_ballot_votes_members_and_receipts()
    {
        var ballot = await Voting.OpenAsync(house, ["NO", "KE"]);
        await Voting.CastAsync(house, ballot, "NO", "APPROVE");
        await Voting.CastAsync(house, ballot, "KE", "DISAPPROVE");
        var token = await TokenAsync();

        var answer = await house.Gateway.AskAsync<JsonElement>(
            """
            query Joined($id: ID!) {
              ballot(id: $id) {
                title
                votes { position member { code name french: name(language: "fr") } receipt { actId status } }
              }
            }
            """, new { id = ballot }, token, TestContext.Current.CancellationToken);

        var votes = answer.GetProperty("ballot").GetProperty("votes").EnumerateArray().OrderBy(v => v.GetProperty("position").GetString()).ToArray();
        Assert.Equal(["NO", "KE"], votes.Select(v => v.GetProperty("member").GetProperty("code").GetString()));
        Assert.Equal("Norvège", votes[0].GetProperty("member").GetProperty("french").GetString());
        Assert.All(votes, v => Assert.True(v.GetProperty("receipt").GetProperty("actId").TryGetGuid(out _)));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("standards")]
    [InlineData("collaborative")]
    [InlineData("ledger")]
    [InlineData("compliance")]
    [InlineData("gateway")]
    public async Task Speaks_graphql_over_http_as_its_public_audit_demands(string part)
    {
        var address = new Uri(await House.AddressOfAsync(part), "/graphql");
        var (code, said) = await House.RunProgramAsync("node", ["services/Gateway/audit.mjs", address.ToString()]);
        Assert.True(code == 0, said);
    }

    async Task<string> TokenAsync()
    {
        using var http = new HttpClient();
        var secret = await File.ReadAllTextAsync(Path.Combine(house.Secrets, "client-demo-integrator"));
        var answer = await http.PostAsync(new Uri(await House.AddressOfAsync("identity"), "/connect/token"), new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "demo-integrator"), new("client_secret", secret.Trim()), new("scope", "api"),
        ]));
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
        return body.GetProperty("access_token").GetString()!;
    }
}
