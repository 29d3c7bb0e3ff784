using Collaborative.GrantingTime;
using Collaborative.ReadingAStatement;
using Collaborative.Storage;
using Contracts.Identity;
using GraphQL;
using IGrainFactory = Orleans.IGrainFactory;

namespace Collaborative.Graph;

/// <summary>Time that comes to an account: from the pledged capacity, from the account above, or from one beside it.</summary>
sealed class TimeInput
{
    [Id]
    public required string CommandId { get; init; }

    /// <summary>Null where pledged capacity comes into the books.</summary>
    [Id]
    public string? FromAccountId { get; init; }

    [Id]
    public required string ToAccountId { get; init; }

    /// <summary>The accelerator's model.</summary>
    public required string Model { get; init; }

    /// <summary>A whole number.</summary>
    public required long GpuSeconds { get; init; }

    /// <summary>What it is about, such as an award or a decision.</summary>
    public required string Reference { get; init; }

    /// <summary>Between accounts of one level.</summary>
    public bool? Transfer { get; init; }
}

/// <summary>The next period of the books.</summary>
sealed class PeriodInput
{
    [Id]
    public required string CommandId { get; init; }

    public required DateTime From { get; init; }

    public required DateTime To { get; init; }

    /// <summary>Of what came to an account, this part may be carried over: an exact fraction from 0 to 1.</summary>
    public required string Cap { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<AccountView> GrantTime(IResolveFieldContext context, [FromServices] IGrainFactory grains, [FromServices] AccountShelf shelf, TimeInput input)
    {
        var (order, to) = (Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input), Input.Uuid(input.ToAccountId, "toAccountId"));
        context.DemandPerson();
        var (from, books) = (input.FromAccountId is { } named ? Input.Uuid(named, "fromAccountId") : (Guid?)null, grains.GetGrain<IBooksGrain>(Identifiers.SharedPool));
        DemandReference(input.Reference);
        var answer = await Grains.AskAsync(() => (from, input.Transfer is true) switch
        {
            (null, _)           => books.IssueAsync(order, to, input.Model, input.GpuSeconds, input.Reference),
            ({ } given, true)   => books.TransferAsync(order, given, to, input.Model, input.GpuSeconds, input.Reference),
            ({ } given, false)  => books.GrantAsync(order, given, to, input.Model, input.GpuSeconds, input.Reference),
        }, context.CancellationToken);
        answer.Demand();
        return (await shelf.FindAsync(to, context.CancellationToken))!;
    }

    [Roles(Roles.Secretariat)]
    public static async Task<PeriodView> OpenPeriod(IResolveFieldContext context, [FromServices] IGrainFactory grains, PeriodInput input)
    {
        var order = Order.Of(Input.Uuid(input.CommandId, "commandId"), context.Caller().Subject, input);
        context.DemandPerson();
        if (!Fraction.TryParse(input.Cap, out var cap))
            throw new RefusalError("input.invalid", "cap is a fraction such as 1/4.");
        var period = new Period(Input.Instant(input.From, "from"), Input.Instant(input.To, "to"));
        (await Grains.AskAsync(() => grains.GetGrain<IBooksGrain>(Identifiers.SharedPool).OpenPeriodAsync(order, Sent.Of(period), Sent.Of(cap)), context.CancellationToken)).Demand();
        return new(period.From.UtcDateTime, period.To.UtcDateTime);
    }

    /// <exception cref="RefusalError">What a posting is about is not said, or at too great length.</exception>
    static void DemandReference(string reference)
    {
        if (string.IsNullOrWhiteSpace(reference) || reference.Length > 200)
            throw new RefusalError("input.invalid", "reference is what it is about, in at most 200 characters.");
    }
}
