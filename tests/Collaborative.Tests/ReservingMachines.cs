using Collaborative.Tests.Hosting;
using static Collaborative.Tests.Hosting.PoolSteps;

namespace Collaborative.Tests;

/// <summary>Machines are set aside for a part of the shares: others start nothing there that would still run then.</summary>
public sealed class ReservingMachines : InVirtualTime
{
    const string Reserve = "mutation($input: ReservationInput!) { reserveMachines(input: $input) { receipt { actId } } }";
    const string GiveUp = "mutation($input: GiveUpReservationInput!) { giveUpReservation(input: $input) { receipt { actId } } }";
    const string Reserved = "{ capacityPool { reservations { id cluster machines from to quotaId quotaName reason receipt { actId } } } }";

    [Fact]
    public async Task Others_start_nothing_that_would_still_run_then()
    {
        await Api.AskAsync(Reserve, Reserving(Id("programme of Kenya"), from: 1, to: 3), Tokens.Secretariat);
        var others = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 1, minutes: 120));
        var shorter = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 1, minutes: 30));
        var theirs = await Api.RequestAsync(Tokens.Secretariat, Asking(Id("project of Kenya"), 8, 1, minutes: 120));
        await Host.TickAsync();
        Assert.Equal(("WAITING", "RUNNING", "RUNNING"), (await StateAsync(others), await StateAsync(shorter), await StateAsync(theirs)));

        var reservation = (await ReservedAsync()).Single();
        Assert.Equal("Programme of Kenya", reservation.GetProperty("quotaName").GetString());
        object giving = new { input = new { commandId = Guid.NewGuid(), reservationId = reservation.GetProperty("id").GetString() } };
        await Api.AskAsync(GiveUp, giving, Tokens.Secretariat);
        await Api.AskAsync(GiveUp, giving, Tokens.Secretariat);   // once more is as once
        await Host.TickAsync();
        Assert.Equal("RUNNING", await StateAsync(others));
        Assert.Empty(await ReservedAsync());
    }

    /// <summary>Nobody asks and nothing ends, but the time has come.</summary>
    [Fact]
    public async Task They_are_everybodys_again_when_it_is_over()
    {
        await Api.AskAsync(Reserve, Reserving(Kenya, from: 1, to: 2), Tokens.Secretariat);
        var others = await Api.RequestAsync(Tokens.Secretariat, Asking(Project(1), 8, 6, minutes: 90));
        await Host.TickAsync();
        Assert.Equal("WAITING", await StateAsync(others));
        Time.Advance(TimeSpan.FromHours(2));
        await Host.TickAsync();
        Assert.Equal("RUNNING", await StateAsync(others));
    }

    [Fact]
    public async Task Refuses_what_cannot_be()
    {
        Assert.Equal("auth.forbidden", (await Api.RefusalAsync(Reserve, Reserving(Kenya), Tokens.Head(Kenya))).Code);
        Assert.Equal("reservation.absurd", (await Api.RefusalAsync(Reserve, Reserving(Kenya, from: 3, to: 2), Tokens.Secretariat)).Code);
        Assert.Equal("reservation.no_reason", (await Api.RefusalAsync(Reserve, Reserving(Kenya, reason: " "), Tokens.Secretariat)).Code);
        Assert.Equal("reservation.unknown_quota", (await Api.RefusalAsync(Reserve, Reserving(Guid.NewGuid()), Tokens.Secretariat)).Code);
        Assert.Equal("reservation.unknown_machine", (await Api.RefusalAsync(Reserve, Reserving(Kenya, cluster: "nowhere"), Tokens.Secretariat)).Code);
        Assert.Equal("reservation.unknown_machine", (await Api.RefusalAsync(Reserve, Reserving(Kenya, machines: ["one/r9-001"]), Tokens.Secretariat)).Code);
        await Api.AskAsync(Reserve, Reserving(Kenya, machines: ["one/r1-001"]), Tokens.Secretariat);
        Assert.Equal("reservation.meets_another", (await Api.RefusalAsync(Reserve, Reserving(Norway), Tokens.Secretariat)).Code);
        await Api.AskAsync(Reserve, Reserving(Norway, machines: ["one/r1-002"]), Tokens.Secretariat);
        await Api.AskAsync(Reserve, Reserving(Norway, from: 2, to: 3), Tokens.Secretariat);   // from the instant on at which the others end
        Assert.Equal("reservation.unknown", (await Api.RefusalAsync(GiveUp, new { input = new { commandId = Guid.NewGuid(), reservationId = Guid.NewGuid() } }, Tokens.Secretariat)).Code);
    }

    object Reserving(Guid quota, int from = 1, int to = 2, string cluster = "one", string[]? machines = null, string reason = "A training run that cannot wait") => new
    {
        input = new { commandId = Guid.NewGuid(), cluster, machines, from = Time.GetUtcNow().AddHours(from), to = Time.GetUtcNow().AddHours(to), quotaId = quota, reason },
    };

    async Task<string?> StateAsync(string request) => (await Api.LookAsync(request)).GetProperty("state").GetString();

    async Task<JsonElement[]> ReservedAsync() => [.. (await Api.AskAsync(Reserved)).GetProperty("capacityPool").GetProperty("reservations").EnumerateArray()];
}
