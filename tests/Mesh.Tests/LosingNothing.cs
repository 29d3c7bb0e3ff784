using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Mesh.Tests;

/// <summary>
/// Fifty delegates vote, and change their votes, while parts of the mesh are killed, each in its turn. Each sends a command until it
/// is acknowledged. Afterwards every acknowledged vote is counted once, the tally is theirs, every receipt verifies, and with it the
/// record of the vote that counts.
/// </summary>
[Collection("one house, and one test kills parts of it")]
public sealed class LosingNothing(House house, ITestOutputHelper output)
{
    static readonly string[] Prey = ["standards", "gateway", "mesh", "postgres", "ledger"];
    static readonly TimeSpan EnoughForAll = TimeSpan.FromSeconds(45);
    static readonly string[] Positions = ["APPROVE", "DISAPPROVE", "ABSTAIN"];
    static readonly string[] Voters =
    [
        "NO", "SE", "DK", "FI", "IS", "DE", "FR", "ES", "PT", "IT", "GR", "PL", "CZ", "AT", "CH", "NL", "BE", "LU", "IE", "GB",
        "US", "CA", "MX", "BR", "AR", "CL", "PE", "CO", "UY", "CU", "CN", "JP", "KR", "IN", "PK", "LK", "MY", "SG", "TH", "VN",
        "ZA", "KE", "NG", "GH", "EG", "MA", "TN", "AU", "NZ", "FJ",
    ];

    static TimeSpan Duration => TimeSpan.FromSeconds(Number("AIGOV_CHAOS_SECONDS", 50));

    /// <summary>So many and no fewer, where it is said.</summary>
    static int Kills => Number("AIGOV_CHAOS_KILLS", 0);

    [Fact]
    public async Task Counts_every_acknowledged_vote_once_whatever_is_killed()
    {
        await House.ReadyAsync(TimeSpan.FromSeconds(60));
        var ballot = await Voting.OpenAsync(house, Voters);
        foreach (var voter in Voters)
            await Voting.TokenOfAsync(house, $"delegate.{voter.ToLowerInvariant()}");

        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        over.CancelAfter(Duration);
        var killing = Hunt.KillAsync(Prey, Kills > 0 ? Kills : 100, over, output);
        var acknowledged = await Task.WhenAll(Voters.Select((voter, i) => VoteAsync(ballot, voter, new Random(i), over.Token)));
        var kills = await killing;
        await House.ReadyAsync(TimeSpan.FromSeconds(90));

        output.WriteLine($"{acknowledged.Sum(a => a.Count)} votes acknowledged, {kills.Values.Sum()} kills");
        Assert.NotEmpty(kills);
        if (Duration >= EnoughForAll)
            Assert.Equal(Prey.Order(StringComparer.Ordinal), kills.Keys.Order(StringComparer.Ordinal));
        if (Kills > 0)
            Assert.Equal(Kills, kills.Values.Sum());
        await HoldsAsync(ballot, acknowledged);
        var receipts = await VerifyAsync(acknowledged.SelectMany(a => a));
        foreach (var (voter, votes) in Voters.Zip(acknowledged))
            await RecordHoldsAsync(ballot, voter, votes[^1], receipts[votes[^1].ActId]);
    }

    /// <summary>One delegate: a command at a time, each sent until it is acknowledged.</summary>
    async Task<List<CastVote>> VoteAsync(string ballot, string voter, Random random, CancellationToken over)
    {
        var acknowledged = new List<CastVote>();
        while (!over.IsCancellationRequested)
        {
            var (command, position) = (Guid.CreateVersion7(), Positions[random.Next(3)]);
            var vote = await SendAsync(ballot, voter, command, position);
            Assert.Equal(position, vote.Position);
            acknowledged.Add(vote);
            await Task.Delay(random.Next(400), TestContext.Current.CancellationToken);
        }
        return acknowledged;
    }

    async Task<CastVote> SendAsync(string ballot, string voter, Guid command, string position)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await Voting.CastAsync(house, ballot, voter, position, command);
            }
            catch (Replay.Trouble) when (patience.Elapsed < TimeSpan.FromMinutes(3))
            {
                // Not answered in all its tries; the same command goes again.
            }
        }
    }

    async Task HoldsAsync(string ballot, IReadOnlyList<IReadOnlyList<CastVote>> acknowledged)
    {
        Assert.All(acknowledged, votes => Assert.Equal(Enumerable.Range(1, votes.Count), votes.Select(v => v.Revision)));
        Assert.Equal(acknowledged.Sum(a => a.Count), acknowledged.SelectMany(a => a).Select(v => v.ActId).Distinct().Count());

        var answer = await house.Gateway.AskAsync<JsonElement>(
            "query B($id: ID!) { ballot(id: $id) { votes { id revision position } tally { inFavour against leftOut abstained notVoting } } }",
            new { id = ballot }, token: null, TestContext.Current.CancellationToken);
        var counted = answer.GetProperty("ballot").GetProperty("votes").EnumerateArray()
            .Select(v => new CastVote(v.GetProperty("id").GetGuid(), v.GetProperty("revision").GetInt32(), v.GetProperty("position").GetString()!)).ToHashSet();
        Assert.Equal(acknowledged.Select(a => a[^1]).ToHashSet(), counted);

        // Of every condition of the rule, for all who vote take part; disapprovals without reasons are left out of its shares.
        var last = acknowledged.CountBy(a => a[^1].Position, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var tally = answer.GetProperty("ballot").GetProperty("tally").EnumerateArray().ToList();
        Assert.NotEmpty(tally);
        Assert.All(tally, condition => Assert.Equal(
            (last.GetValueOrDefault("APPROVE"), last.GetValueOrDefault("DISAPPROVE"), last.GetValueOrDefault("ABSTAIN"), 0),
            (Of(condition, "inFavour"), Of(condition, "against") + Of(condition, "leftOut"), Of(condition, "abstained"), Of(condition, "notVoting"))));

        static int Of(JsonElement condition, string count) => condition.GetProperty(count).GetInt32();
    }

    /// <summary>The voter is shown the record of its vote, the record says what was acknowledged, and it is what the log holds.</summary>
    async Task RecordHoldsAsync(string ballot, string voter, CastVote vote, JsonElement receipt)
    {
        var answer = await house.Gateway.AskAsync<JsonElement>(
            "query R($id: ID!) { ballot(id: $id) { votes { id record } } }",
            new { id = ballot }, await Voting.TokenOfAsync(house, $"delegate.{voter.ToLowerInvariant()}"), TestContext.Current.CancellationToken);
        var record = answer.GetProperty("ballot").GetProperty("votes").EnumerateArray()
            .Single(v => v.GetProperty("id").GetGuid() == vote.ActId).GetProperty("record").GetString();
        Assert.NotNull(record);
        var held = await Receipts.HoldsAsync(receipt, record);
        Assert.Equal((vote.ActId, "standards.vote-cast"), (held.ActId, held.Kind));
        using var told = JsonDocument.Parse(record);
        Assert.Equal(vote.Position, told.RootElement.GetProperty("body").GetProperty("position").GetString(), ignoreCase: true);
    }

    /// <summary>Every act stands in the ledger, under one checkpoint, with a record that its owner can show.</summary>
    /// <returns>The receipts.</returns>
    async Task<IReadOnlyDictionary<Guid, JsonElement>> VerifyAsync(IEnumerable<CastVote> votes)
    {
        var issued = new Dictionary<Guid, JsonElement>();
        var deadline = DateTimeOffset.UtcNow.AddSeconds(60);
        foreach (var chunk in votes.Chunk(40))
        {
            var left = chunk.Select(v => v.ActId).ToHashSet();
            while (left.Count > 0)
            {
                var answer = await ReceiptsAsync(left);
                foreach (var (act, receipt) in answer)
                {
                    if (receipt.GetProperty("status").GetString() != "ISSUED")
                        continue;
                    Assert.Equal("standards.vote-cast", receipt.GetProperty("kind").GetString());
                    await Receipts.HoldsAsync(receipt);
                    issued[act] = receipt;
                    left.Remove(act);
                }
                Assert.True(left.Count == 0 || DateTimeOffset.UtcNow < deadline, $"{left.Count} acknowledged votes have no receipt.");
                if (left.Count > 0)
                    await Task.Delay(300, TestContext.Current.CancellationToken);
            }
        }
        return issued;
    }

    async Task<IEnumerable<(Guid Act, JsonElement Receipt)>> ReceiptsAsync(IReadOnlyCollection<Guid> acts)
    {
        var fields = string.Join('\n', acts.Select((act, i) => $"r{i}: receipt(actId: \"{act}\") {{ actId status kind recordHash inclusion {{ leafHash leafIndex treeSize path checkpoint }} }}"));
        var answer = await house.Gateway.AskAsync<JsonElement>($"{{ {fields} }}", new { }, await Voting.TokenOfAsync(house, "secretariat"), TestContext.Current.CancellationToken);
        return answer.EnumerateObject().Where(r => r.Value.ValueKind is JsonValueKind.Object).Select(r => (r.Value.GetProperty("actId").GetGuid(), r.Value.Clone()));
    }

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : otherwise;
}
