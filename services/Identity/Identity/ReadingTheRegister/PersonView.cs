using BuildingBlocks.Graph;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Federation;
using Identity.Domain.People;
using Identity.Graph;
using Identity.Register;

namespace Identity.ReadingTheRegister;

/// <summary>A person, by role: nothing personal is kept, so nothing personal is shown.</summary>
[Public, Name("Person"), Key("id")]
sealed class PersonView(RegisteredPerson person)
{
    [Id]
    public string Id => person.Id.ToString("D");

    public string Title => person.Title;

    public IDataLoaderResult<OrganizationView> Organization([FromServices] Loaders loaders) => loaders.Organizations.Load(person.OrganizationId).Always();

    public IEnumerable<Role> Roles => person.Roles.Select(Words.Read<Role>);

    [FederationResolver]
    public static IDataLoaderResult<PersonView?> Resolve([FromServices] Loaders loaders, [Id] string id) =>
        Given.TryUuid(id) is { } uuid ? loaders.People.Load(uuid) : LoaderResults.Known<PersonView?>(null);
}
