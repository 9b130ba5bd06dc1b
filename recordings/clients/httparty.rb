require 'httparty'
require_relative 'styles'

class DigitalOcean
  include HTTParty
  base_uri ENV['BASE_URL']
  headers 'Authorization' => "Bearer #{ENV['DIGITALOCEAN_TOKEN']}"
  default_timeout 2
  if ENV['PROXY']
    proxy = URI(ENV['PROXY'])
    http_proxy proxy.host, proxy.port
  end
end

run('account') { puts DigitalOcean.get('/v2/account')['account']['email'] }

run('print') do
  response = DigitalOcean.get('/v2/account')
  puts response.code, response.message, response.body
end if ENV['ANSWERED']

run('inspect') { p DigitalOcean.get('/v2/account') } if ENV['CORE'] && ENV['ANSWERED']
