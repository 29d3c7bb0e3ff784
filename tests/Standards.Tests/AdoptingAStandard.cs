using static Standards.Tests.Hosting.StandardSteps;

namespace Standards.Tests;

public sealed class AdoptingAStandard(StandardsHost host)
{
    readonly Body kenya = Body.Participating();

    [Fact]
    public async Task Stands_in_the_register_with_its_deviations()
    {
        var number = await SignableAsync();
        await host.Api.AskAsync(Adopt, Input(number, "MODIFIED", new { element = "r-2", text = "60 days." }), kenya.Token);

        var adoption = (await host.Api.StandardAsync(number, "adoptions { member { id } degree nationalNumber on deviations { element text } receipt { actId } }")).GetProperty("adoptions")[0];
        Assert.Equal((kenya.Organization.ToString(), "MODIFIED", "KS 2301"), (
            adoption.GetProperty("member").GetProperty("id").GetString()!, adoption.GetProperty("degree").GetString()!, adoption.GetProperty("nationalNumber").GetString()!));
        Assert.Equal("60 days.", adoption.GetProperty("deviations")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task With_a_day_of_ones_own_moves_the_entry_into_force_for_this_member_alone()
    {
        var number = await SignableAsync();
        var own = Today.AddDays(100);
        await host.Api.AskAsync(SetEntryDay, new { input = new { commandId = Guid.NewGuid(), number, edition = 1, on = own.Iso() } }, kenya.Token);

        Assert.Null(await host.Api.WordsAsync(number, "r-2", own.AddDays(-1), kenya));
        Assert.NotNull(await host.Api.WordsAsync(number, "r-2", own, kenya));
        Assert.NotNull(await host.Api.WordsAsync(number, "r-2", own.AddDays(-1)));
    }

    [Fact]
    public async Task Is_refused_beyond_the_latest_day()
    {
        var number = await SignableAsync();
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(
            SetEntryDay, new { input = new { commandId = Guid.NewGuid(), number, edition = 1, on = Today.AddYears(3).Iso() } }, kenya.Token)).Code);
    }

    [Fact]
    public async Task Needs_the_power_to_sign()
    {
        var number = await host.Api.PublishStandardAsync(Today.AddDays(30));
        await host.Api.GrantAsync(kenya);   // to speak and to vote

        var refusal = await host.Api.RefusalAsync(Adopt, Input(number, "IDENTICAL"), kenya.Token);
        Assert.Equal(("credential.missing", "You have no delegation to sign for your organization. Its head of delegation or the secretariat can give one."), refusal);
    }

    [Fact]
    public async Task Is_refused_for_a_standard_that_there_is_not()
    {
        await host.Api.GrantSigningAsync(kenya);
        Assert.Equal("standard.unknown", (await host.Api.RefusalAsync(Adopt, Input("NO-SUCH", "IDENTICAL"), kenya.Token)).Code);
    }

    [Fact]
    public async Task Names_elements_by_permanent_identifiers() =>
        Assert.Equal("input.invalid", (await host.Api.RefusalAsync(Adopt, Input(await SignableAsync(), "MODIFIED", new { element = "6.2", text = "60 days." }), kenya.Token)).Code);

    async Task<string> SignableAsync()
    {
        await host.Api.GrantSigningAsync(kenya);
        return await host.Api.PublishStandardAsync(Today.AddDays(30), Today.AddDays(400));
    }

    static object Input(string number, string degree, params object[] deviations) => new
    {
        input = new { commandId = Guid.NewGuid(), number, edition = 1, degree, nationalNumber = "KS 2301", on = Today.AddDays(40).Iso(), deviations },
    };
}
