namespace Standards.Tests;

public sealed class ReadingAProcess(StandardsHost host)
{
    [Fact]
    public async Task Shows_stages_versions_and_the_diagram_to_everyone()
    {
        await host.Api.StartAsync("40.20");
        var process = (await host.Api.AskAsync(
            """
            { process(id: "international-standard") { name versions { version hash document receipt { actId } changes { place } }
              latest { begins extensionAtMost tracks { id length } limits { reach fromEnd consequence }
                stages { code name final ballot { ruleId openFor } decisions { to name of gate { evidence atLeast } } deadlines { name after since consequence to escalateTo } }
                diagram { width height rows { number name y } nodes { stage x y width height place } edges { from to kinds points } } } } }
            """)).GetProperty("process");

        var latest = process.GetProperty("latest");
        Assert.Equal(("International standard", "P9M", 3), (process.GetProperty("name").GetString()!, latest.GetProperty("extensionAtMost").GetString()!, latest.GetProperty("tracks").GetArrayLength()));
        Assert.Equal(latest.GetProperty("stages").GetArrayLength(), latest.GetProperty("diagram").GetProperty("nodes").GetArrayLength());
        Assert.All(latest.GetProperty("diagram").GetProperty("nodes").EnumerateArray(), n => Assert.Equal("AHEAD", n.GetProperty("place").GetString()));
        var version = process.GetProperty("versions").EnumerateArray().Last();
        Assert.Equal(SaltedRecord.HashOf(System.Text.Encoding.UTF8.GetBytes(version.GetProperty("document").GetString()!)), version.GetProperty("hash").GetString());
        Assert.Equal(0, version.GetProperty("changes").GetArrayLength());
    }

    [Fact]
    public async Task That_there_is_not_gives_nothing() =>
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Api.AskAsync("{ process(id: \"nothing\") { id } }")).GetProperty("process").ValueKind);

    [Fact]
    public async Task Tells_the_secretariat_what_comes_soonest_first()
    {
        var project = await host.Api.StartAsync("20.00");

        var duties = (await host.Api.AskAsync("{ duties(first: 100) { project { id } due { name at consequence to escalateTo } } }", null, Tokens.Secretariat)).GetProperty("duties").EnumerateArray().ToList();

        var dates = duties.Select(d => d.GetProperty("due").GetProperty("at").GetDateTimeOffset()).ToList();
        Assert.Equal(dates.Order(), dates);
        Assert.Equal(3, duties.Count(d => d.GetProperty("project").GetProperty("id").GetString() == project));
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync("{ duties(first: 101) { due { name } } }", null, Tokens.Secretariat)).Code);
    }
}
