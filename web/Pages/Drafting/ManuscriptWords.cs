using System.Text.Json;

namespace Web.Pages.Drafting;

/// <summary>What the editor says, by the names under which its script knows it. The script itself holds no sentence.</summary>
static class ManuscriptWords
{
    static readonly (string Name, string Sentence)[] Sentences =
    [
        // How it stands with saving
        ("saved", "All is saved."), ("writing", "Writing …"), ("saving", "Saving …"),
        ("offline", "Not connected. Your words are kept here and will be sent."),
        ("unkept", "Not connected, and this browser keeps nothing. Do not close the page."),
        ("conflict", "Somebody wrote the same. Decide below what stays; until then nothing is sent."),
        ("refused", "The text was not taken:"), ("forbidden", "You may no longer write here. Your words are kept in this browser."),
        ("superseded", "Another edition was published meanwhile. The text is that of the new one; what you had not sent is offered below."),
        ("notConnected", "The text cannot be read just now. It is tried again."),

        // Groups and acts
        ("toolbar", "Tools for writing"), ("text", "Working text"),
        ("group_history", "Back and forth"), ("group_marks", "Set off words"), ("group_kinds", "What it is"), ("group_insert", "Insert"),
        ("group_structure", "New division"), ("group_order", "Order and level"), ("group_tables", "Table"), ("group_help", "Getting around"),
        ("undo", "Undo"), ("redo", "Redo"), ("strong", "Strong"), ("emphasis", "Emphasis"), ("superscript", "Superscript"), ("subscript", "Subscript"), ("code", "Code"),
        ("paragraph", "Paragraph"), ("shall", "shall"), ("should", "should"), ("may", "may"), ("can", "can"), ("note", "Note"), ("example", "Example"),
        ("list", "List"), ("orderedList", "Numbered list"), ("table", "Table"), ("formula", "Formula"), ("figure", "Figure"), ("reference", "Cross reference"),
        ("clause", "New clause"), ("subclause", "Subclause"), ("term", "Term entry"), ("annex", "Annex"), ("status", "Normative or informative"), ("introduction", "Introduction"),
        ("moveUp", "Move up"), ("moveDown", "Move down"), ("nest", "One level deeper"), ("lift", "One level higher"),
        ("addRow", "Row below"), ("addColumn", "Column after"), ("deleteRow", "Delete the row"), ("deleteColumn", "Delete the column"), ("header", "Header cell"),
        ("nextFinding", "Next finding"), ("toToolbar", "To the tools"), ("help", "Keys"),
        ("normative", "Normative"), ("informative", "Informative"),

        // Kinds, as they are named where the caret stands
        ("INTRODUCTION", "Introduction"), ("CLAUSE", "Clause"), ("ANNEX", "Annex"), ("TERM", "Term entry"), ("ADMITTED_TERM", "Admitted term"), ("DEFINITION", "Definition"), ("SOURCE", "Source"),
        ("REQUIREMENT", "Provision"), ("PARAGRAPH", "Paragraph"), ("NOTE", "Note"), ("EXAMPLE", "Example"), ("LIST", "List"), ("ITEM", "Item of a list"),
        ("TABLE", "Table"), ("ROW", "Row"), ("CELL", "Cell"), ("FORMULA", "Formula"), ("FIGURE", "Figure"),

        // What empty places are for
        ("emptyINTRODUCTION", "Heading of the introduction"), ("emptyCLAUSE", "Heading"), ("emptyANNEX", "Title of the annex"), ("emptyTERM", "Preferred term"),
        ("emptyADMITTED_TERM", "Admitted term"), ("emptyDEFINITION", "Definition"), ("emptySOURCE", "Source"), ("emptyTABLE", "Title of the table"), ("emptyFIGURE", "Title of the figure"),

        // Beside the text
        ("contents", "Contents"), ("untitled", "Without heading"), ("people", "Writing now"), ("findings", "Findings ({0})"), ("noFindings", "Nothing was found."), ("wholeText", "The whole text"),
        ("ERROR", "Stands against publication"), ("WARNING", "Warning"), ("ADVICE", "Advice"),
        ("beginClause", "Write the first clause"), ("helpHint", "Ctrl+/ lists the keys. Escape and then Tab leaves the text."),

        // Conflicts
        ("conflictTitle", "Two wrote the same"), ("conflictLede", "Decide for each place what stays. Nothing of yours is lost meanwhile."),
        ("keepMine", "Keep mine"), ("takeTheirs", "Take theirs"), ("before", "Before"), ("mine", "Mine"), ("theirs", "Theirs"), ("notThere", "not there"), ("showPlace", "Show the place"),
        ("leftTitle", "Not in the text yet"), ("leftLede", "You wrote this on a text that has gone on since. Put it in, or leave it."),
        ("putIn", "Put it in"), ("leaveOut", "Leave it"), ("noPlace", "It has no place in this text any more. Copy it from below."),

        // Dialogs
        ("close", "Close this window"), ("helpTitle", "Keys of the editor"),
        ("helpEnter", "Enter goes on with the same; on an empty line, with plain text. Backspace at the beginning joins what is before."),
        ("helpTab", "Tab goes deeper in lists and headings, and on to the next cell. Escape and then Tab leaves the text."),
        ("filter", "Number or words"), ("nothingFound", "Nothing of that kind."), ("writtenAs", "Written as"), ("putFormula", "Put it in the text"), ("noFormula", "Formula"), ("noFormulaYet", "This is no formula yet."),

        // Pictures
        ("choosePicture", "Picture: PNG, JPEG, WebP or SVG, of at most 5 MB"), ("alternative", "What the picture says, in words"),
        ("alternativeHint", "For who does not see it: what matters in it, and not how it looks."), ("changeFigure", "Change the picture or its words"), ("takeOutFigure", "Take the figure out"),
        ("noPicture", "No picture yet"), ("wordsMissing", "What the picture says in words is missing."), ("uploading", "The picture is being sent …"), ("pictures", "The pictures are being sent …"),
        ("notSent", "The picture could not be sent. Try again in a minute."), ("picturesLeft", "Pictures that could not be taken from there: {0}. Put them in as files."),
    ];

    /// <summary>All of it in the reader's language, as JSON.</summary>
    public static string Json(Words l) => JsonSerializer.Serialize(Sentences.ToDictionary(s => s.Name, s => l[s.Sentence], StringComparer.Ordinal));

    /// <summary>The documents that the editor sends, with the identifiers by which the gateway trusts them.</summary>
    public static string Documents { get; } = JsonSerializer.Serialize(
        new[] { "Manuscript", "SaveManuscript", "ManuscriptChanged" }.Select(Graph.Documents.Named).ToDictionary(d => d.Name, d => new { id = $"sha256:{d.Hash}", text = d.Text }, StringComparer.Ordinal));
}
