using System.Text;

namespace Journeys.Tests.Translating;

/// <summary>The whole job by XLIFF: the file goes out, comes back, shows what it would change, and the text is complete and authentic.</summary>
public sealed class WorkingByFile(House house) : Journey(house)
{
    static readonly Dictionary<string, string> French = new()
    {
        ["Scope"] = "Domaine d’application",
        ["This document says when and how the compute of a training run is reported."] = "Le présent document précise quand et comment le calcul d’un entraînement est déclaré.",
        ["It applies to every developer whose run is above the reporting threshold."] = "Il s’applique à tout développeur dont l’entraînement dépasse le seuil de déclaration.",
        ["Terms and definitions"] = "Termes et définitions",
        ["For the purposes of this document, the following terms apply."] = "Pour les besoins du présent document, les termes suivants s’appliquent.",
        ["training run"] = "entraînement",
        ["Sequence of computations by which the parameters of one model are set."] = "Suite de calculs par laquelle les paramètres d’un modèle sont fixés.",
        ["Reporting"] = "Déclaration",
        ["A developer shall report each training run before it begins."] = "Le développeur doit déclarer chaque entraînement avant qu’il ne commence.",
        ["Interval"] = "Intervalle",
        ["The estimate shall be given as an interval, with the method by which it was made."] = "L’estimation doit être donnée sous forme d’intervalle, avec la méthode employée.",
        ["Change of the estimate"] = "Modification de l’estimation",
        ["A developer shall report a change of the estimate within 14 days."] = "Le développeur doit déclarer toute modification de l’estimation dans un délai de 14 jours.",
    };

    protected override BrowserNewContextOptions Options => new() { JavaScriptEnabled = false };

    [Fact]
    public async Task Out_and_in_and_complete()
    {
        var project = await Translator.AdmitAsync(House);
        await Page.SignInAsync("delegate.de");
        await Page.BeginAsync(project, "Français");
        await Page.GetByRole(AriaRole.Link, new() { Name = "By file (XLIFF)" }).ClickAsync();
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "Download what there is" }).ClickAsync());
        Assert.EndsWith(".fr.xlf", download.SuggestedFilename, StringComparison.Ordinal);
        var file = await File.ReadAllTextAsync(await download.PathAsync());
        foreach (var (source, words) in French)
            file = file.Replace($"state=\"initial\"><source>{source}</source>", $"state=\"final\"><source>{source}</source><target>{words}</target>", StringComparison.Ordinal);

        await Page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "a.fr.xlf", MimeType = "application/xliff+xml", Buffer = Encoding.UTF8.GetBytes(file) });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Table)).ToContainTextAsync("dans un délai de 14 jours");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Take these 13 changes" }).ClickAsync();
        await Expect(Page.GetByText("13 of 13 texts translated")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Complete it" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Say that it is complete" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "The receipt of this act" })).ToBeVisibleAsync();

        await using var secretariat = await Secretariat.SignInAsync(House);
        await secretariat.Page.GotoAsync($"{Translator.Languages(project)}/fr/finish");
        await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = "Declare it authentic" }).ClickAsync();
        await Expect(secretariat.Page.GetByText("This text is authentic.")).ToBeVisibleAsync();
        await Page.GotoAsync($"{Translator.Languages(project)}/fr");
        await Expect(Page.GetByText("This text is authentic.")).ToBeVisibleAsync();

        await secretariat.Page.GetByLabel("Reason").FillAsync("A mistake in clause 3.");
        await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = "Reopen it" }).ClickAsync();
        await Expect(secretariat.Page.GetByText("A mistake in clause 3.")).ToBeVisibleAsync();
        await Expect(secretariat.Page.GetByText("Being translated")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Says_what_is_wrong_with_a_file()
    {
        var project = await Translator.AdmitAsync(House);
        await Page.SignInAsync("delegate.de");
        await Page.BeginAsync(project, "中文");
        await Page.GotoAsync($"{Translator.Languages(project)}/zh/file");
        await Page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "a.xlf", MimeType = "application/xliff+xml", Buffer = Encoding.UTF8.GetBytes("<html/>") });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not with <xliff>");
    }
}
