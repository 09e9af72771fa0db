using GitVan.Engine.Receipts;

namespace GitVan.Engine.Tests.Receipts;

public sealed class SshSignatureSpecs
{
    /// <summary>Of an Ed25519 key, by <c>ssh-keygen -Y sign -n git</c>; the key's fingerprint is what <c>ssh-keygen -l</c> said.</summary>
    private const string Armored = """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgHFvE+0GwZr7wxr4tpOcbuF5BnS
        ZBza7C2p+sNOmnxggAAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5
        AAAAQBr1YXw0TRHzDOQytjKzLa4VZnt/TBakuf32e5eYBeRdP26dq3CabBySDMtbfzcrTX
        nluJ3YOTokiiljALAZMwM=
        -----END SSH SIGNATURE-----

        """;

    [Fact]
    public void The_key_of_a_signature_is_read() =>
        Assert.Equal("SHA256:gxt6CeIpNpx+HgCo/jLzxqMuXBf+KT1dIMyyWWSvvGI", SshSignature.TryParse(Armored)?.Fingerprint);

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PGP SIGNATURE-----\nAAAA\n-----END PGP SIGNATURE-----\n")]
    [InlineData("-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n")]
    [InlineData("-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n")]
    [InlineData("-----BEGIN SSH SIGNATURE-----\n%%%%\n-----END SSH SIGNATURE-----\n")]
    [InlineData("-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n")]
    [InlineData("-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAAAA=\n-----END SSH SIGNATURE-----\n")]
    [InlineData("-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAf////9BQkNE\n-----END SSH SIGNATURE-----\n")]
    [InlineData("-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAAAVBQkNE\n-----END SSH SIGNATURE-----\n")]
    public void What_is_none_is_refused(string armored) => Assert.Null(SshSignature.TryParse(armored));

    [Fact]
    public void A_very_long_one_is_refused() =>
        Assert.Null(SshSignature.TryParse(Armored.Replace("\n-----END", "\n" + new string('A', SshSignature.Longest) + "\n-----END", StringComparison.Ordinal)));
}
