using System.Text.Json;

namespace Standards.Tests.Hosting;

/// <summary>What tests do with working texts again and again, through the doors that everyone uses.</summary>
public static class ManuscriptSteps
{
    public const string Read = "query($project: ID!) { manuscript(projectId: $project) { edition revision text labels { element text } findings { element code weight words location } people { person { id } at } editors { person { id } } revisions { number by { id } changes } project { id } } }";
    public const string Save = "mutation($input: SaveManuscriptInput!) { saveManuscript(input: $input) { revision text labels { element text } findings { code } people { person { id } at } conflicts { element location reason base mine theirs by { id } } } }";
    public const string Admit = "mutation($input: EditorInput!) { admitEditor(input: $input) { editors { person { id } } } }";
    public const string Dismiss = "mutation($input: EditorInput!) { dismissEditor(input: $input) { editors { person { id } } } }";
    public const string Publish = "mutation($input: PublishManuscriptInput!) { publishManuscript(input: $input) { id edition documentHash receipt { actId } clauses { heading paragraphs } } }";

    public static object Paragraph(string wId, string text) => new { wId, kind = "PARAGRAPH", text = new[] { text } };

    public static object Clause(string wId, string heading, params object[] children) => new { wId, kind = "CLAUSE", text = new[] { heading }, children };

    /// <summary>The second clause of an edition of the steps, with another text.</summary>
    public static object Second(string text) => Clause("c-2", "Clause 2", Paragraph("c-2.p1", text), Clause("c-2.1", "Clause 2.1", Paragraph("c-2.1.p1", "Text.")));

    public static object First(string text) => Clause("c-1", "Clause 1", Paragraph("c-1.p1", text));

    /// <summary>A save of the text of <see cref="CommentSteps.PublishEditionAsync"/>: an element that is given as an object, and any other by its identifier.</summary>
    public static object Saving(string project, int at, object[] text, bool ofOwn = false, int edition = 1, Guid? command = null, object[]? keep = null, string? stands = null) => new
    {
        input = new
        {
            commandId = command ?? Guid.NewGuid(), projectId = project, edition, @base = at, ofOwn,
            text = text.Select(t => t as string ?? JsonSerializer.Serialize(t)), keep, at = stands,
        },
    };

    public static async Task<JsonElement> SaveAsync(this Api api, object saving, string token) => (await api.AskAsync(Save, saving, token)).GetProperty("saveManuscript");

    public static async Task<JsonElement> ManuscriptAsync(this Api api, string project, string token) => (await api.AskAsync(Read, new { project }, token)).GetProperty("manuscript");

    public static object Editor(string project, Guid person) => new { input = new { commandId = Guid.NewGuid(), projectId = project, personId = person } };

    /// <summary>A project with an edition, and two persons who may write.</summary>
    public static async Task<(string Project, Body Ann, Body Ben)> ManuscriptOfTwoAsync(this Api api)
    {
        var (project, ann, ben) = (await api.RegisterProjectAsync(), Body.Participating(), Body.Participating());
        await api.PublishEditionAsync(project);
        await api.AskAsync(Admit, Editor(project, ann.Person), Tokens.Secretariat);
        await api.AskAsync(Admit, Editor(project, ben.Person), Tokens.Secretariat);
        return (project, ann, ben);
    }
}
