using System.Collections.Immutable;
using BuildingBlocks.Domain;
using BuildingBlocks.EventStore;
using BuildingBlocks.Graph;
using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Identity.Domain.Organizations;
using Identity.ReadingTheRegister;
using Identity.Register;
using Identity.RegisteringAnOrganization;

namespace Identity.Graph
{
    /// <summary>A name in the six official languages of the United Nations.</summary>
    sealed class OrganizationNamesInput
    {
        public required string En { get; init; }

        public required string Fr { get; init; }

        public required string Es { get; init; }

        public required string Ru { get; init; }

        public required string Ar { get; init; }

        public required string Zh { get; init; }

        public Names Read() => new(En.Trim(), Fr.Trim(), Es.Trim(), Ru.Trim(), Ar.Trim(), Zh.Trim());
    }

    /// <summary>Enters an organization into the register. A state has its code and may have its region, others have neither.</summary>
    sealed class RegisterOrganizationInput
    {
        [Id]
        public required string CommandId { get; init; }

        public required OrganizationKind Kind { get; init; }

        public string? Code { get; init; }

        public string? Region { get; init; }

        public required OrganizationNamesInput Names { get; init; }
    }

    /// <summary>Changes the names of an organization.</summary>
    sealed class CorrectOrganizationInput
    {
        [Id]
        public required string CommandId { get; init; }

        [Id]
        public required string OrganizationId { get; init; }

        public required OrganizationNamesInput Names { get; init; }
    }

    sealed partial class Mutation
    {
        [Roles(Contracts.Identity.Roles.Secretariat)]
        public static async Task<OrganizationChange> RegisterOrganization(
            IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] TimeProvider time, RegisterOrganizationInput input)
        {
            var (by, now, request) = (context.Person().Person, time.GetUtcNow(), Request.Of(Given.Uuid(input.CommandId, "commandId"), context.Person().Caller.Subject, input));
            var profile = new Profile(input.Kind, Blank.Or(input.Code)?.ToUpperInvariant(), input.Names.Read(), RegisteredAs.Region(input.Region), []);
            var id = RegisteredAs.IdOf(profile, NamedUuid.Of(MemberStates.Namespace, $"registration:{request.CommandId:D}"));
            var outcome = await registrar.HandleAsync(
                id, [new OrganizationCommand.Enter(profile, new(by), new(Guid.CreateVersion7(now)), now)], request, context.CancellationToken);
            return new(id.Value, outcome.Accepted().OfType<OrganizationEvent.Registered>().Single().Act);
        }

        [Roles(Contracts.Identity.Roles.Secretariat)]
        public static async Task<OrganizationChange> CorrectOrganization(
            IResolveFieldContext context, [FromServices] Registrar registrar, [FromServices] TimeProvider time, CorrectOrganizationInput input)
        {
            var (by, now) = (context.Person().Person, time.GetUtcNow());
            var id = Given.Uuid(input.OrganizationId, "organizationId");
            var outcome = await registrar.HandleAsync(
                new(id), [new OrganizationCommand.Correct(input.Names.Read(), new(by), new(Guid.CreateVersion7(now)), now)],
                Request.Of(Given.Uuid(input.CommandId, "commandId"), context.Person().Caller.Subject, input), context.CancellationToken);
            return new(id, outcome.Accepted().OfType<OrganizationEvent.ProfileCorrected>().SingleOrDefault()?.Act);
        }
    }
}

namespace Identity.RegisteringAnOrganization
{
    using Identity.Graph;

    /// <summary>Under which identifier an organization stands: a state follows from its code, and there is one secretariat.</summary>
    static class RegisteredAs
    {
        static readonly ImmutableArray<string> Regions = ["Africa", "Americas", "Asia", "Europe", "Oceania"];

        public static readonly Domain.OrganizationId Secretariat = new(NamedUuid.Of(MemberStates.Namespace, "organization:secretariat"));

        /// <param name="otherwise">For what is neither a state nor the secretariat.</param>
        public static Domain.OrganizationId IdOf(Profile profile, Guid otherwise) => profile switch
        {
            { Kind: OrganizationKind.Secretariat } => Secretariat,
            { Kind: OrganizationKind.MemberState, IsSound: true } => new(MemberStates.IdOf(profile.Code!).Value),
            _ => new(otherwise),
        };

        /// <exception cref="RefusalError">It is no region of M49.</exception>
        public static string? Region(string? given) => Blank.Or(given) is not { } region || Regions.Contains(region)
            ? Blank.Or(given)
            : throw new RefusalError("identity.region_unknown", $"A region is one of these: {string.Join(", ", Regions)}.");
    }

    static class Blank
    {
        public static string? Or(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>An organization after an act of the secretariat.</summary>
    [Roles(Contracts.Identity.Roles.Secretariat), Name("OrganizationChange")]
    sealed class OrganizationChange(Guid organization, ActId? act)
    {
        public IDataLoaderResult<OrganizationView> Organization([FromServices] Loaders loaders) => loaders.Organizations.Load(organization).Always();

        /// <summary>Null where nothing had to be changed.</summary>
        public ReceiptStub? Receipt => act is { } named ? new(named.Value) : null;
    }
}
