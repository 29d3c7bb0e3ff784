using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Npgsql;
using Standards.Domain.Committees;
using Standards.ReadingACommittee;
using Standards.Storage;

namespace Standards.Graph;

/// <summary>The reference names the committee for good; a subcommittee or working group stands under another one.</summary>
sealed class FoundCommitteeInput
{
    [Id]
    public required string CommandId { get; init; }

    public required CommitteeKind Kind { get; init; }

    public required string Reference { get; init; }

    public required string Name { get; init; }

    public required string Scope { get; init; }

    [Id]
    public string? ParentId { get; init; }

    public required DateTime From { get; init; }
}

sealed partial class Mutation
{
    [Roles(Roles.Secretariat)]
    public static async Task<IDataLoaderResult<CommitteeView>> FoundCommittee(
        IResolveFieldContext context, [FromServices] Committees committees, [FromServices] NpgsqlDataSource database, FoundCommitteeInput input)
    {
        var parent = input.ParentId is { } above
            ? await CommitteeRow.RequireAsync(database, Input.Uuid(above, "parentId"), context.CancellationToken)
            : null;
        return await committees.TellAsync(
            context, input.CommandId, Identifiers.OfCommittee(input.Reference), input,
            new CommitteeCommand.Found(
                default, input.Kind, input.Reference, input.Name, input.Scope, parent is null ? null : new(new(parent.Id), parent.Kind),
                Input.Instant(input.From, "from"), Committees.By(context), default));
    }
}
