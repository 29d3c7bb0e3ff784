using System.Text;
using CsCheck;
using Standards.Exchange.AkomaNtoso;
using Standards.Exchange.Tests.Documents;
using static Standards.Exchange.Tests.Documents.Sample;
using Standards.Exchange.Pictures;

namespace Standards.Exchange.Tests.AkomaNtoso;

public sealed class ExchangingAkomaNtoso
{
    [Fact]
    public void Random_documents_are_of_the_content_model()
    {
        var kinds = new HashSet<ElementKind>();
        RandomDocuments.Of().Sample(document =>
        {
            Assert.Empty(ContentModel.Check(document));
            kinds.UnionWith(document.All().Select(e => e.Kind));
        }, iter: 300, threads: 1);
        Assert.Equal(Enum.GetValues<ElementKind>().Length, kinds.Count);
    }

    [Fact]
    public void Export_is_valid_against_the_strict_schema()
    {
        Assert.NotEmpty(StrictSchema.Problems(Encoding.UTF8.GetBytes("<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0/WD17'><doc name='x'/></akomaNtoso>")));
        RandomDocuments.Of().Sample(document => Assert.Empty(StrictSchema.Problems(AkomaNtosoWriter.Write(document, Sample.Edition, PictureBook.Empty))), iter: 1_000);
    }

    [Fact]
    public void Export_and_import_give_the_same_document() => RandomDocuments.Of().Sample(document =>
    {
        var import = AkomaNtosoReader.Read(AkomaNtosoWriter.Write(document, Sample.Edition, PictureBook.Empty));
        Same.Document(document, DocumentOf(import));
        Assert.Empty(((Import.Taken)import).Repairs);
    }, iter: 3_000);

    [Fact]
    public void A_title_with_characters_that_xml_lacks_is_still_valid() =>
        Assert.Empty(StrictSchema.Problems(AkomaNtosoWriter.Write(new([E("a", ElementKind.Clause, "A")]), Sample.Edition with { Title = "A\uFFFFB" }, PictureBook.Empty)));
}
