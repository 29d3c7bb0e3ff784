using BuildingBlocks.Graph;
using BuildingBlocks.Hosting;
using Contracts.Identity;
using GraphQL;
using GraphQL.DataLoader;
using Identity.Domain.People;
using Identity.ReadingTheRegister;
using Identity.Register;
using Identity.Sessions;
using Npgsql;

namespace Identity.Graph
{
    using Identity.ListingSessions;

    sealed partial class Query
    {
        public static async Task<ViewerView?> Viewer(IResolveFieldContext context, [FromServices] People people) =>
            Caller.Of(context.User)?.PersonId is { } id && await people.FindActingAsync(id, context.CancellationToken) is { } person
                ? new(person)
                : null;
    }
}

namespace Identity.ListingSessions
{
    using Identity.Graph;

    /// <summary>The person whose token came with the request.</summary>
    [SignedIn, Name("Viewer")]
    sealed class ViewerView(RegisteredPerson person)
    {
        public PersonView Person => new(person);

        public IDataLoaderResult<OrganizationView> Organization([FromServices] Loaders loaders) => loaders.Organizations.Load(person.OrganizationId).Always();

        public IEnumerable<Role> Roles => person.Roles.Select(Words.Read<Role>);

        /// <summary>The viewer's own delegations, the newest first.</summary>
        public async Task<IEnumerable<DelegationView>> Delegations([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
            await DelegationRow.OfPersonAsync(database, person.Id, cancellation);

        /// <summary>Where the viewer stands in for somebody else, the newest first.</summary>
        public async Task<IEnumerable<SubstitutionView>> Substitutions([FromServices] NpgsqlDataSource database, CancellationToken cancellation) =>
            await SubstitutionRow.OfPersonAsync(database, person.Id, cancellation);

        /// <summary>The other people of the viewer's organization: who could stand in.</summary>
        public async Task<IEnumerable<PersonView>> Colleagues([FromServices] People people, [FromServices] TimeProvider time, CancellationToken cancellation) =>
            (await people.OfOrganizationAsync(person.OrganizationId, cancellation)).Where(p => p.Id != person.Id && !p.Span.IsOver(time.GetUtcNow())).Select(p => new PersonView(p));

        public async Task<IEnumerable<SessionView>> Sessions(IResolveFieldContext context, [FromServices] SessionStore sessions) =>
            (await sessions.ListAsync(person.Id, context.CancellationToken)).Select(s => SessionView.Of(s, context));
    }

    [SignedIn, Name("Session")]
    sealed class SessionView(Session session, bool isCurrent)
    {
        internal static SessionView Of(Session session, IResolveFieldContext context) =>
            new(session, context.User?.FindFirst(TokenClaims.Session)?.Value == session.Id.ToString("D"));

        [Id]
        public string Id => session.Id.ToString("D");

        public string Client => session.Programs;

        public DateTime StartedAt => session.StartedAt.UtcDateTime;

        public DateTime LastSeenAt => session.LastSeenAt.UtcDateTime;

        public DateTime? EndedAt => session.EndedAt?.UtcDateTime;

        public bool Current => isCurrent;
    }
}
