using Compliance.Domain.Registry;
using static Compliance.Domain.Tests.Sample;

namespace Compliance.Domain.Tests.Registry;

public sealed class ImportingATable
{
    static readonly TableImportCommand.Import Command = new(Act(1), "A table", [new(1, "Model One", RowOutcome.Taken, Act(5), null, null)], Person, Noon);

    [Fact]
    public void Is_done_once()
    {
        var imported = Assert.Single(Assert.IsType<Decision<TableImportEvent, TableImportRefusal>.Accepted>(TableImport.Decide(TableImport.Initial, Command)).Events);
        var after = TableImport.Evolve(TableImport.Initial, imported);
        Assert.Equal("import.known", Refused(after, Command));
        Assert.Throws<CorruptStreamException>(() => TableImport.Evolve(after, imported));
    }

    [Fact]
    public void Needs_rows() => Assert.Equal("import.empty", Refused(TableImport.Initial, Command with { Rows = [] }));

    static string Refused(TableImport state, TableImportCommand command) => Assert.IsType<Decision<TableImportEvent, TableImportRefusal>.Refused>(TableImport.Decide(state, command)).Reason.Code;
}
