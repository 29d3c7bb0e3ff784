using System.Text.Json;
using static Standards.Tests.Hosting.AmendmentSteps;

namespace Standards.Tests;

public sealed class ReadingAmendments(StandardsHost host)
{
    readonly Body norway = Body.Participating();
    readonly Body japan = Body.Participating();

    [Fact]
    public async Task Tells_of_any_set_whether_it_goes_together()
    {
        var draft = await EditionAsync();
        var one = (await host.Api.SubmitAsync(draft, norway, null, Rewrite("c-1.p1", "Words."))).Text("id");
        var other = (await host.Api.SubmitAsync(draft, japan, null, new { delete = "c-1" })).Text("id");
        async Task<JsonElement> WithAsync(params string[] ids) =>
            (await host.Api.AmendmentsAsync(draft, $"with(amendments: {JsonSerializer.Serialize(ids)}) {{ isComplete documentHash conflicts {{ place reason amendments {{ number }} }} }}")).GetProperty("with");

        var both = await WithAsync(one, other);
        Assert.Equal(both.ToString(), (await WithAsync(other, one)).ToString());
        Assert.False(both.GetProperty("isComplete").GetBoolean());
        Assert.Equal(["1", "2"], both.GetProperty("conflicts")[0].GetProperty("amendments").EnumerateArray().Select(a => a.Text("number")));
        Assert.True((await WithAsync(one)).GetProperty("isComplete").GetBoolean());
    }

    async Task<string> EditionAsync()
    {
        await host.Api.GrantAsync(norway, japan);
        return await host.Api.PublishEditionAsync();
    }
}
