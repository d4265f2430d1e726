/// The sections of `system.webServer` that decide substatus codes (IIS_schema.xml,
/// WebDAV_schema.xml; configuration 3, 9).
/// The notation is explained at ``SchemaNotation``.
let webServerSchema = """
  section system.webServer/security/requestFiltering
    @allowDoubleEscaping bool = false
    @allowHighBitCharacters bool = true
    @unescapeQueryString bool = true
    @removeServerHeader bool since(10.0) = false
    element fileExtensions
      @allowUnlisted bool = true
      @applyToWebDAV bool = true
      collection add remove clear
        @fileExtension string required unique nonEmptyString
        @allowed bool required = true
    element requestLimits
      @maxAllowedContentLength uint = 30000000
      @maxUrl uint = 4096
      @maxQueryString uint = 2048
      element headerLimits
        collection add remove clear
          @header string required unique nonEmptyString
          @sizeLimit uint required
    element verbs
      @allowUnlisted bool = true
      @applyToWebDAV bool = true
      collection add remove clear
        @verb string required unique caseSensitive nonEmptyString
        @allowed bool required
    element hiddenSegments
      @applyToWebDAV bool = true
      collection add remove clear
        @segment string required unique nonEmptyString
    element alwaysAllowedUrls
      collection add remove clear
        @url string required unique nonEmptyString
    element alwaysAllowedQueryStrings
      collection add remove clear
        @queryString string required unique nonEmptyString
    element denyUrlSequences
      collection add remove clear
        @sequence string required unique nonEmptyString
    element denyQueryStringSequences
      collection add remove clear
        @sequence string required unique nonEmptyString
    element filteringRules
      collection filteringRule remove clear
        @name string required unique
        @scanUrl bool = false
        @scanQueryString bool = false
        @scanAllRaw bool = false
        @denyUnescapedPercent bool = true
        element scanHeaders
          collection add remove clear
            @requestHeader string required unique nonEmptyString
        element appliesTo
          collection add remove clear
            @fileExtension string required unique nonEmptyString
        element denyStrings
          collection add remove clear
            @string string required unique nonEmptyString
  section system.webServer/handlers
    @accessPolicy flags = Read
      | None=0 Read=1 Write=2 Execute=4 Source=16 Script=512 NoRemoteWrite=1024 NoRemoteRead=4096
      | NoRemoteExecute=8192 NoRemoteScript=16384
    collection add remove clear prepend
      @name string required unique caseSensitive nonEmptyString
      @path string required nonEmptyString
      @verb string required caseSensitive
      @type string caseSensitive
      @modules string caseSensitive = ManagedPipelineHandler
      @scriptProcessor string
      @resourceType enum = Unspecified
        | File=0 Directory=1 Either=2 Unspecified=3
      @requireAccess enum = Script
        | None=0 Read=1 Write=2 Script=3 Execute=4
      @allowPathInfo bool = false
      @preCondition string caseSensitive
      @responseBufferLimit uint = 4194304
  section system.webServer/modules
    @runAllManagedModulesForAllRequests bool = false
    @runManagedModulesForWebDavRequests bool = false
    collection add remove clear
      @name string required unique caseSensitive nonEmptyString
      @type string caseSensitive
      @preCondition string caseSensitive
  section system.webServer/webdav/authoring
    @enabled bool = false
    @requireSsl bool = false
    @compatFlags flags = MsAuthorVia, MultiProp, CompactXml, IsHidden, IsCollection
      | None=0 MsAuthorVia=1 MultiProp=2 CompactXml=4 IsHidden=8 IsCollection=16
    @maxAllowedXmlRequestLength uint = 1000000
    element fileSystem
      @allowHiddenFiles bool = false
      @useTransactionalIo bool = false
      @hideChildVirtualDirectories bool = false
      @readBufferSize uint range(32,134217727) since(10.0) = 1024
    element properties
      @allowAnonymousPropfind bool = false
      @allowInfinitePropfindDepth bool = false
      @allowCustomProperties bool = true
      collection add remove clear open
        @xmlNamespace string required unique nonEmptyString
        @propertyStore string required nonEmptyString
    element locks open
      @enabled bool = false
      @lockStore string
      @requireLockForWriting bool = false
  """
