using Testing;

namespace Architecture.Tests;

public sealed class LookingAtEveryPage
{
    const string Drawn = "what it is about has no name from which its address would follow";
    const string Passing = "it shows its form only in a state that journeys bring about and leave";
    const string NotFound = "it answers with an error by design; not-found shows it";

    /// <summary>Pages that are not looked at, and why.</summary>
    static readonly Dictionary<string, string> Excepted = new(StringComparer.Ordinal)
    {
        ["/errors/{Code:int}"] = NotFound,
        ["/refused"] = NotFound,
        ["/appeals/{Id:guid}/escalate"] = Passing,
        ["/appeals/{Id:guid}/withdraw"] = Passing,
        ["/applications/{Id:guid}/appeal"] = Passing,
        ["/applications/{Id:guid}/change"] = Passing,
        ["/applications/{Id:guid}/report"] = Passing,
        ["/applications/{Id:guid}/review"] = Passing,
        ["/assessments/{Id:guid}/report"] = Passing,
        ["/ballots/{Id:guid}/casting-vote"] = Passing,
        ["/regimes/new"] = Passing,
        ["/assessors/{Id:guid}/conflict"] = Drawn,
        ["/capacity/pledges/{Id:guid}/end"] = Drawn,
        ["/comments/{CommentId:guid}/edit"] = Drawn,
        ["/committees/{Id:guid}/interests/{Interest:guid}/withdraw"] = Drawn,
        ["/incidents/{Id:guid}/file"] = Passing,
        ["/projects/{Id:guid}/experts/{Expert:guid}/withdraw"] = Drawn,
        ["/speak-up/reports/{Id:guid}"] = Drawn,
        ["/standards/{Number}/reservations/{Id:guid}/withdraw"] = Drawn,
    };

    [Fact]
    public void Every_page_is_listed_or_there_is_a_reason()
    {
        var routes = Routes.Of(Path.Combine(Repository.Root, "web"));
        var unlisted = Routes.Unlisted(routes, File.ReadAllText(Path.Combine(Repository.Root, "tests", "Journeys.Tests", "Looking", "Pages.cs")));
        Assert.True(routes.Count > 200, $"{routes.Count} routes were found.");
        Assert.Equal(Excepted.Keys.Order(StringComparer.Ordinal), unlisted);
    }

    [Fact]
    public void Finds_a_page_that_is_not_listed()
    {
        string[] routes = ["/gates", "/gates/new", "/gates/{Id:guid}", "/gates/{Id:guid}/close", "/projects/{Id:guid}/draft/{Step?}", "/steps/{Number?}"];
        Assert.Equal(
            ["/gates/{Id:guid}", "/steps/{Number?}"],
            Routes.Unlisted(routes, """new("a", "/gates?open=true"), new("b", "/gates/new", "someone"), new("c", "/gates/{gate}/close"), new("d", "{draft}")"""));
    }
}
