using GraphQL;
using GraphQL.DataLoader;
using Standards.DeclaringAnInterest;
using Standards.Domain.Committees;
using Standards.ReadingACommittee;

namespace Standards.Graph;

/// <summary>An interest of the caller, for everyone to read.</summary>
sealed class DeclareInterestInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    public required InterestNature Nature { get; init; }

    public required string Subject { get; init; }

    public string? Details { get; init; }
}

/// <summary>An interest that is no more. It stays on record.</summary>
sealed class WithdrawInterestInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    [Id]
    public required string InterestId { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static async Task<IDataLoaderResult<CommitteeView>> DeclareInterest(
        IResolveFieldContext context, [FromServices] Committees committees, [FromServices] Declarants declarants, DeclareInterestInput input)
    {
        var committee = Input.Uuid(input.CommitteeId, "committeeId");
        var (person, organization, under) = await declarants.DemandAsync(context.Caller(), committee, context.CancellationToken);
        return await committees.TellAsync(
            context, input.CommandId, committee, input,
            new CommitteeCommand.DeclareInterest(
                default, new(person), new(organization), input.Nature, input.Subject, string.IsNullOrWhiteSpace(input.Details) ? null : input.Details, under, default));
    }

    [SignedIn]
    public static async Task<IDataLoaderResult<CommitteeView>> WithdrawInterest(IResolveFieldContext context, [FromServices] Committees committees, WithdrawInterestInput input)
    {
        var person = context.Caller().PersonId ?? throw new RefusalError("auth.forbidden", "Only a person has interests.");
        return await committees.TellAsync(
            context, input.CommandId, Input.Uuid(input.CommitteeId, "committeeId"), input,
            new CommitteeCommand.WithdrawInterest(default, new(Input.Uuid(input.InterestId, "interestId")), new(person), input.Reason, default));
    }
}
