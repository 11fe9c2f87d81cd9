using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Continuity.Redis.Tests.Connection;

/// <summary>Reads from an assembly's metadata which members of another it uses, as <c>Type.Member(Parameter, …)</c>, and which types, as their names.</summary>
internal sealed class ClientMembers : ISignatureTypeProvider<string, object?>
{
    private ClientMembers()
    {
    }

    /// <summary>Reads them.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <param name="library">The other's name.</param>
    public static IReadOnlyList<string> Of(string path, string library)
    {
        using var file = new PEReader(File.OpenRead(path));
        var reader = file.GetMetadataReader();
        var names = new ClientMembers();
        var types = reader.TypeReferences.Where(type => LibraryOf(reader, type) == library).Select(type => names.GetTypeFromReference(reader, type, 0));
        var members = from handle in reader.MemberReferences
            let member = reader.GetMemberReference(handle)
            where member.Parent.Kind == HandleKind.TypeReference && LibraryOf(reader, (TypeReferenceHandle)member.Parent) == library
            let type = names.GetTypeFromReference(reader, (TypeReferenceHandle)member.Parent, 0)
            let name = reader.GetString(member.Name)
            select member.GetKind() == MemberReferenceKind.Field
                ? $"{type}.{name}"
                : $"{type}.{name}({string.Join(", ", member.DecodeMethodSignature(names, null).ParameterTypes)})";
        return [.. types.Concat(members).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string? LibraryOf(MetadataReader reader, TypeReferenceHandle type) => reader.GetTypeReference(type).ResolutionScope switch
    {
        { Kind: HandleKind.AssemblyReference } scope => reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
        { Kind: HandleKind.TypeReference } scope => LibraryOf(reader, (TypeReferenceHandle)scope),
        _ => null,
    };

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind)}.{reader.GetString(type.Name)}"
            : reader.GetString(type.Name);
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => reader.GetString(reader.GetTypeDefinition(handle).Name);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType.Split('`')[0]}<{string.Join(", ", typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetByReferenceType(string elementType) => "ref " + elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "delegate*";
}
