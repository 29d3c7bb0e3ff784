using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

public sealed class CorrectingAStandard(StandardsHost host)
{
    readonly DateOnly soon = Today.AddDays(20);

    [Fact]
    public async Task Changes_the_text_from_its_day_on()
    {
        var number = await host.Api.PublishStandardAsync(Today);
        await host.Api.AskAsync(Correct, Input(number, new { change = "REPLACE", target = "r-2", words = "Within 20 days." }), Tokens.Secretariat);

        Assert.Equal("Within 30 days.", await host.Api.WordsAsync(number, "r-2", soon.AddDays(-1)));
        Assert.Equal("Within 20 days.", await host.Api.WordsAsync(number, "r-2", soon));
    }

    [Fact]
    public async Task Adds_and_removes_elements()
    {
        var number = await host.Api.PublishStandardAsync(Today);
        await host.Api.AskAsync(Correct, Input(
            number, new { change = "REMOVE", target = "r-2" }, new { change = "ADD_AFTER", target = "r-1", newId = "r-3", words = "Reports are public." },
            new { change = "ADD_FIRST", target = "report", element = """{"wId":"r-0","kind":"REQUIREMENT","text":["First."],"modality":"MAY"}""" }), Tokens.Secretariat);

        var parts = (await host.Api.StandardAsync(number, $"inForce(on: \"{soon.Iso()}\") {{ parts {{ wId corrected }} because {{ kind number }} }}")).GetProperty("inForce");
        Assert.Equal(["report", "r-0", "r-1", "r-3"], parts.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("wId").GetString()));
        Assert.Equal([false, true, false, true], parts.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("corrected").GetBoolean()));
        Assert.Equal(["ENTRY", "CORRIGENDUM"], parts.GetProperty("because").EnumerateArray().Select(p => p.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Is_refused_for_an_element_that_is_gone_or_never_was()
    {
        var number = await host.Api.PublishStandardAsync(Today);
        foreach (object change in new object[] { new { change = "REPLACE", target = "r-9", words = "No." }, new { change = "REMOVE", target = "r-9" } })
            Assert.Equal("correction.inapplicable", await RefusedAsync(number, change));
    }

    [Fact]
    public async Task Is_refused_where_it_says_nothing_or_nonsense()
    {
        var number = await host.Api.PublishStandardAsync(Today);
        Assert.Equal("input.invalid", await RefusedAsync(number));
        Assert.Equal("input.invalid", await RefusedAsync(number, new { change = "ADD_AFTER", target = "r-1", words = "No identifier." }));
        Assert.Equal("document.malformed", await RefusedAsync(number, new { change = "ADD_AFTER", target = "r-1", element = "{\"wId\":1}" }));
        Assert.Equal("input.invalid", await RefusedAsync(number, new { change = "REPLACE", target = "r-1", words = "\uFFFC" }));
        Assert.Equal("standard.unknown", await RefusedAsync("NO-SUCH", new { change = "REMOVE", target = "r-1" }));
    }

    async Task<string> RefusedAsync(string number, params object[] changes) => (await host.Api.RefusalAsync(Correct, Input(number, changes), Tokens.Secretariat)).Code;

    object Input(string number, params object[] changes) => new
    {
        input = new { commandId = Guid.NewGuid(), number, edition = 1, kind = "CORRIGENDUM", title = "Corrections", from = soon.Iso(), changes },
    };
}
