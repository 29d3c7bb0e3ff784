using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Standards.Domain.Committees;
using Standards.ReadingACommittee;

namespace Standards.Graph;

/// <summary>A person holds an office for a time, on behalf of a member or institution.</summary>
sealed class AppointOfficerInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    public required Office Office { get; init; }

    [Id]
    public required string PersonId { get; init; }

    [Id]
    public required string OnBehalfOf { get; init; }

    public required DateTime From { get; init; }

    public DateTime? Until { get; init; }
}

/// <summary>A term of office ends before its time. The appointment is named by its act.</summary>
sealed class ReleaseOfficerInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string CommitteeId { get; init; }

    [Id]
    public required string AppointmentId { get; init; }

    public required DateTime Until { get; init; }

    public required string Reason { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<CommitteeView>> AppointOfficer(IResolveFieldContext context, [FromServices] Committees committees, AppointOfficerInput input) =>
        committees.TellAsync(
            context, input.CommandId, Input.Uuid(input.CommitteeId, "committeeId"), input,
            new CommitteeCommand.Appoint(
                default, input.Office, new(Input.Uuid(input.PersonId, "personId")), new(Input.Uuid(input.OnBehalfOf, "onBehalfOf")),
                Input.Instant(input.From, "from"), Input.InstantOrNull(input.Until, "until"), Committees.By(context), default));

    [Roles(Roles.Secretariat)]
    public static Task<IDataLoaderResult<CommitteeView>> ReleaseOfficer(IResolveFieldContext context, [FromServices] Committees committees, ReleaseOfficerInput input) =>
        committees.TellAsync(
            context, input.CommandId, Input.Uuid(input.CommitteeId, "committeeId"), input,
            new CommitteeCommand.Release(
                default, new(Input.Uuid(input.AppointmentId, "appointmentId")), Input.Instant(input.Until, "until"), input.Reason, Committees.By(context), default));
}
