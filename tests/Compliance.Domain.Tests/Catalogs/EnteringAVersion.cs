using Compliance.Domain.Catalogs;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Catalogs;

public sealed class EnteringAVersion
{
    [Fact]
    public void Counts_the_last_that_came_and_of_a_standard_the_highest_edition_in_whatever_order_they_come()
    {
        var catalog = After(After(ControlCatalog.Initial, Enter("a")), Enter("b"));
        Assert.Equal("b", catalog.Current!.Sheet.Sha256);
        Assert.Equal("catalog.known", Refused(catalog, Enter("a")));

        var standard = After(After(ControlCatalog.Initial, Enter("two", edition: 2)), Enter("one", edition: 1));
        Assert.Equal("two", standard.Current!.Sheet.Sha256);
        Assert.Equal("corrected", After(standard, Enter("corrected", edition: 2)).Current!.Sheet.Sha256);
    }

    [Fact]
    public void Ends_with_the_standard_once_and_begins_again_with_a_new_edition()
    {
        var withdrawn = After(After(ControlCatalog.Initial, Enter("a", edition: 1)), Withdraw);
        Assert.Null(withdrawn.Current);
        Assert.Empty(Events(withdrawn, Withdraw));
        Assert.Equal("b", After(withdrawn, Enter("b", edition: 2)).Current!.Sheet.Sha256);
        Assert.Throws<CorruptStreamException>(() => ControlCatalog.Evolve(ControlCatalog.Initial, new ControlCatalogEvent.Withdrawn(Act(1), "It lapsed.", Person, Noon)));
    }

    [Theory]
    [InlineData(0, "A catalog", "catalog.no_controls")]
    [InlineData(2_001, "A catalog", "catalog.too_many_controls")]
    [InlineData(1, "", "catalog.wordless")]
    public void Refuses_what_nobody_could_assess(int controls, string title, string code) => Assert.Equal(code, Refused(ControlCatalog.Initial, Enter("a", controls, title)));

    static readonly ControlCatalogCommand.Withdraw Withdraw = new(Act(2), "It lapsed.", Person, Noon);

    static ControlCatalogCommand.Enter Enter(string hash, int controls = 3, string title = "A catalog", int? edition = null) =>
        new(Act(1), new(title, "1", CatalogOrigin.Standard, "Somebody", hash, controls, edition is { } number ? new(Act(9), "AIG-1", number, new(2027, 1, 1)) : null), Person, Noon);

    static ImmutableArray<ControlCatalogEvent> Events(ControlCatalog state, ControlCatalogCommand command) => Assert.IsType<Decision<ControlCatalogEvent, ControlCatalogRefusal>.Accepted>(ControlCatalog.Decide(state, command)).Events;

    static ControlCatalog After(ControlCatalog state, ControlCatalogCommand command) => Events(state, command).Aggregate(state, ControlCatalog.Evolve);

    static string Refused(ControlCatalog state, ControlCatalogCommand command) => Assert.IsType<Decision<ControlCatalogEvent, ControlCatalogRefusal>.Refused>(ControlCatalog.Decide(state, command)).Reason.Code;
}
