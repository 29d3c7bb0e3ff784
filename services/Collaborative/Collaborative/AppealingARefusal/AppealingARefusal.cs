using Collaborative.ApplyingForTime;
using Collaborative.Domain.Applications;
using Collaborative.ReadingAnApplication;
using Contracts.Identity;
using GraphQL;

namespace Collaborative.Graph;

/// <summary>The person who leads contests that nothing was awarded, or that the award was revoked.</summary>
sealed class AppealRefusalInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    public required string Grounds { get; init; }
}

/// <summary>An appeal that is upheld has the application decided again, out of what is left; an award that was revoked stands again, with what went back.</summary>
sealed class DecideRefusalAppealInput
{
    [Id]
    public required string CommandId { get; init; }

    [Id]
    public required string ApplicationId { get; init; }

    public required bool Upheld { get; init; }

    public required string Reasons { get; init; }
}

sealed partial class Mutation
{
    [SignedIn]
    public static Task<ApplicationView> AppealRefusal(IResolveFieldContext context, [FromServices] ApplicationDesk desk, AppealRefusalInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.ApplicationId, "applicationId"), new ApplicationCommand.Appeal(default, new(context.DemandPerson()), input.Grounds, default));

    [Roles(Roles.Secretariat)]
    public static Task<ApplicationView> DecideRefusalAppeal(IResolveFieldContext context, [FromServices] ApplicationDesk desk, DecideRefusalAppealInput input) => desk.AskAsync(
        context, input, input.CommandId, Input.Uuid(input.ApplicationId, "applicationId"),
        new ApplicationCommand.DecideAppeal(default, new(context.DemandPerson()), context.DemandInstitution(), input.Upheld, input.Reasons, default));
}
