namespace Web.Pages.Projects;

/// <summary>Where an edition is read. The address stays when another edition becomes the current one.</summary>
static class EditionAddress
{
    public static string Of(Guid project, int edition) => string.Create(CultureInfo.InvariantCulture, $"/projects/{project}/editions/{edition}");
}
